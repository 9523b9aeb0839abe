package goldpan.data;

import java.util.Objects;

/** The pictures of an IDX file of N×H×W or N×H×W×channels values. */
record IdxMedia(StoredValues values, int size, int height, int width, int channels)
    implements Media {

  @Override
  public Pixels pixels(int position) {
    return Pixels.of(width, height, channels, bytes(position));
  }

  @Override
  public byte[] bytes(int position) {
    int length = height * width * channels;
    return values.get((long) Objects.checkIndex(position, size) * length, length);
  }
}
