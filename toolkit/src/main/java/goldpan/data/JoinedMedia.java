package goldpan.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Several media one after the other. */
final class JoinedMedia implements Media {
  private final List<Media> parts;

  JoinedMedia(List<Media> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public int size() {
    return parts.stream().mapToInt(Media::size).sum();
  }

  @Override
  public Modality modality() {
    return parts.get(0).modality();
  }

  @Override
  public Preview preview(int position) {
    Place place = place(position);
    return place.media.preview(place.position);
  }

  @Override
  public Pixels pixels(int position) {
    Place place = place(position);
    return place.media.pixels(place.position);
  }

  @Override
  public ReducedPixels pixels(int position, int width, int height) {
    Place place = place(position);
    return place.media.pixels(place.position, width, height);
  }

  @Override
  public List<String> oddities(int position) {
    Place place = place(position);
    return place.media.oddities(place.position);
  }

  @Override
  public byte[] bytes(int position) throws IOException {
    Place place = place(position);
    return place.media.bytes(place.position);
  }

  @Override
  public Optional<Path> file(int position) {
    Place place = place(position);
    return place.media.file(place.position);
  }

  private record Place(Media media, int position) {}

  private Place place(int position) {
    int left = position;
    for (Media part : parts) {
      if (left < part.size()) {
        return new Place(part, left);
      }
      left -= part.size();
    }
    throw new IndexOutOfBoundsException(position);
  }
}
