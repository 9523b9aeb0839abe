package goldpan.sound;

import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import java.nio.ByteOrder;

/**
 * WAV: chunks of which {@code fmt} says what {@code data} holds. Whole numbers of 8 to 32 bits,
 * floats of 32 and 64, μ-law and A-law, also in the extensible form. What a recorder that was
 * stopped left at 0 or at the highest number is taken to the end of the file.
 *
 * @see <a href="https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html">P. Kabal,
 *     Wave file specifications</a>
 */
final class WavFile {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xfffe;
  private static final long UNKNOWN = 0xffffffffL;

  private WavFile() {}

  static SoundLayout read(byte[] content) {
    SoundBytes bytes = new SoundBytes(content, ByteOrder.LITTLE_ENDIAN);
    long format = -1;
    for (long at = 12; at + 8 <= bytes.size(); ) {
      String tag = bytes.tag(at);
      long length = bytes.unsignedInt(at + 4);
      if (tag.equals("fmt ")) {
        format = at + 8;
      } else if (tag.equals("data")) {
        return layout(content, bytes, format, at + 8, length);
      }
      at += 8 + length + (length & 1);
    }
    throw new UnreadableMediaException(
        "", "has no data chunk; expected one after the header; copy or record it again");
  }

  private static SoundLayout layout(
      byte[] content, SoundBytes bytes, long format, long from, long length) {
    if (format < 0) {
      throw new UnreadableMediaException(
          "", "has no fmt chunk before its data; expected one; write it again");
    }
    int code = bytes.unsignedShort(format);
    int bits = bytes.unsignedShort(format + 14);
    int channels = bytes.unsignedShort(format + 2);
    if (code == EXTENSIBLE) {
      code = bytes.unsignedShort(format + 24);
    }
    SampleEncoding encoding = encoding(code, bits);
    int frame = bytes.unsignedShort(format + 12);
    if (frame != channels * encoding.bytes()) {
      throw new UnreadableMediaException(
          "",
          Words.of(
              "has frames of %d bytes for %d channels of %d bits; expected %d; its header is damaged, write it again",
              frame, channels, bits, channels * encoding.bytes()));
    }
    boolean isOpen = length == UNKNOWN || (length == 0 && from < bytes.size());
    return new SoundLayout(
        content,
        encoding,
        channels,
        (int) Math.min(Integer.MAX_VALUE, bytes.unsignedInt(format + 4)),
        (int) from,
        isOpen ? -1 : length);
  }

  private static SampleEncoding encoding(int code, int bits) {
    int wide = (bits + 7) / 8;
    if (code == PCM && wide >= 1 && wide <= 4) {
      return new SampleEncoding(
          wide == 1 ? SampleEncoding.Code.UNSIGNED : SampleEncoding.Code.SIGNED, wide, false);
    }
    if (code == FLOAT && (bits == 32 || bits == 64)) {
      return new SampleEncoding(SampleEncoding.Code.FLOAT, wide, false);
    }
    if ((code == MU_LAW || code == A_LAW) && bits == 8) {
      return new SampleEncoding(
          code == MU_LAW ? SampleEncoding.Code.MU_LAW : SampleEncoding.Code.A_LAW, 1, false);
    }
    throw new UnreadableMediaException(
        "",
        Words.of(
            "is WAV with codec %d and %d bits; expected PCM of 8 to 32 bits, float, μ-law or A-law; convert it: ffmpeg -i FILE -c:a pcm_s16le FILE.wav",
            code, bits));
  }
}
