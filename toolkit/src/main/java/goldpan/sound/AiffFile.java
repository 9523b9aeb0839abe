package goldpan.sound;

import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import java.nio.ByteOrder;

/**
 * AIFF and AIFF-C: chunks of which {@code COMM} says what {@code SSND} holds. Whole numbers of 8 to
 * 32 bits in either byte order, floats, μ-law and A-law. Own code, since the JDK's reader knows no
 * floats and no little-endian ones.
 */
final class AiffFile {
  private AiffFile() {}

  static SoundLayout read(byte[] content) {
    SoundBytes bytes = new SoundBytes(content, ByteOrder.BIG_ENDIAN);
    boolean isCompressed = bytes.tag(8).equals("AIFC");
    long common = -1;
    long sound = -1;
    for (long at = 12; at + 8 <= bytes.size(); ) {
      String tag = bytes.tag(at);
      long length = bytes.unsignedInt(at + 4);
      if (tag.equals("COMM")) {
        common = at + 8;
      } else if (tag.equals("SSND")) {
        sound = at + 8;
      }
      at += 8 + length + (length & 1);
    }
    if (common < 0 || sound < 0) {
      throw new UnreadableMediaException(
          "",
          "has no %s chunk; expected COMM and SSND; copy or record it again"
              .formatted(common < 0 ? "COMM" : "SSND"));
    }
    int channels = bytes.unsignedShort(common);
    SampleEncoding encoding =
        encoding(isCompressed ? bytes.tag(common + 18) : "NONE", bytes.unsignedShort(common + 6));
    long promised = bytes.unsignedInt(common + 2) * channels * encoding.bytes();
    long from = sound + 8 + bytes.unsignedInt(sound);
    return new SoundLayout(
        content,
        encoding,
        channels,
        (int) Math.round(extended(bytes, common + 8)),
        (int) Math.min(from, content.length),
        promised);
  }

  /** An IEEE 754 number of 80 bits: sign and exponent, then 64 bits with the leading one. */
  private static double extended(SoundBytes bytes, long place) {
    int exponent = (bytes.unsignedShort(place) & 0x7fff) - 16383 - 63;
    long mantissa = bytes.longAt(place + 2);
    double high = (double) (mantissa >>> 1) * 2;
    return Math.min(Integer.MAX_VALUE, Math.scalb(high, exponent));
  }

  private static SampleEncoding encoding(String type, int bits) {
    int wide = (bits + 7) / 8;
    boolean isWhole = wide >= 1 && wide <= 4;
    SampleEncoding.Code code =
        switch (type) {
          case "NONE", "twos", "sowt", "in24", "in32" -> SampleEncoding.Code.SIGNED;
          case "raw " -> SampleEncoding.Code.UNSIGNED;
          case "fl32", "FL32", "fl64", "FL64" -> SampleEncoding.Code.FLOAT;
          case "ulaw", "ULAW" -> SampleEncoding.Code.MU_LAW;
          case "alaw", "ALAW" -> SampleEncoding.Code.A_LAW;
          default ->
              throw new UnreadableMediaException(
                  "",
                  "is AIFF-C with codec \"%s\"; expected PCM, float, μ-law or A-law; convert it: ffmpeg -i FILE FILE.wav"
                      .formatted(type));
        };
    return switch (code) {
      case FLOAT -> new SampleEncoding(code, type.endsWith("64") ? 8 : 4, true);
      case MU_LAW, A_LAW -> new SampleEncoding(code, 1, true);
      default -> {
        if (!isWhole) {
          throw new UnreadableMediaException(
              "",
              Words.of("has samples of %d bits; expected 1 to 32; its header is damaged", bits));
        }
        yield new SampleEncoding(code, wide, !type.equals("sowt"));
      }
    };
  }
}
