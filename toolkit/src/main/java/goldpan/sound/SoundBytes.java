package goldpan.sound;

import goldpan.data.UnreadableMediaException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a sound file's header; reading behind the end says that the header is cut off. */
final class SoundBytes {
  private final ByteBuffer bytes;

  SoundBytes(byte[] content, ByteOrder order) {
    bytes = ByteBuffer.wrap(content).order(order);
  }

  long size() {
    return bytes.limit();
  }

  /** Four letters. */
  String tag(long place) {
    byte[] letters = new byte[4];
    bytes.get(whole(place, 4), letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  int unsignedShort(long place) {
    return bytes.getShort(whole(place, 2)) & 0xffff;
  }

  long unsignedInt(long place) {
    return bytes.getInt(whole(place, 4)) & 0xffffffffL;
  }

  long longAt(long place) {
    return bytes.getLong(whole(place, 8));
  }

  private int whole(long place, int length) {
    if (place < 0 || place + length > bytes.limit()) {
      throw new UnreadableMediaException("", "ends inside its header; copy or record it again");
    }
    return (int) place;
  }
}
