package goldpan.sound;

import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import java.nio.ByteOrder;

/** AU, of Sun and NeXT: six numbers, a comment, and the sound. */
final class AuFile {
  private static final long UNKNOWN = 0xffffffffL;

  private AuFile() {}

  static SoundLayout read(byte[] content) {
    SoundBytes bytes = new SoundBytes(content, ByteOrder.BIG_ENDIAN);
    long from = bytes.unsignedInt(4);
    long length = bytes.unsignedInt(8);
    long code = bytes.unsignedInt(12);
    long rate = bytes.unsignedInt(16);
    long channels = bytes.unsignedInt(20);
    return new SoundLayout(
        content,
        encoding(code),
        (int) Math.min(Integer.MAX_VALUE, channels),
        (int) Math.min(Integer.MAX_VALUE, rate),
        (int) Math.min(from, content.length),
        length == UNKNOWN ? -1 : length);
  }

  private static SampleEncoding encoding(long code) {
    return switch ((int) Math.min(code, Integer.MAX_VALUE)) {
      case 1 -> new SampleEncoding(SampleEncoding.Code.MU_LAW, 1, true);
      case 2, 3, 4, 5 -> new SampleEncoding(SampleEncoding.Code.SIGNED, (int) code - 1, true);
      case 6 -> new SampleEncoding(SampleEncoding.Code.FLOAT, 4, true);
      case 7 -> new SampleEncoding(SampleEncoding.Code.FLOAT, 8, true);
      case 27 -> new SampleEncoding(SampleEncoding.Code.A_LAW, 1, true);
      default ->
          throw new UnreadableMediaException(
              "",
              Words.of(
                  "is AU with encoding %d; expected μ-law (1), PCM (2 to 5), float (6, 7) or A-law (27); convert it: ffmpeg -i FILE FILE.wav",
                  code));
    };
  }
}
