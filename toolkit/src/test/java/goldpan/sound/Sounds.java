package goldpan.sound;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Sounds made by program, and files of them. */
public final class Sounds {
  private Sounds() {}

  /** A sine that fades in and out over a tenth of its length. */
  public static float[] tone(double hertz, double seconds, int rate, double peak) {
    float[] tone = new float[(int) Math.round(seconds * rate)];
    for (int i = 0; i < tone.length; i++) {
      double edge = Math.min(i, tone.length - 1 - i) / (0.1 * tone.length);
      tone[i] = (float) (peak * Math.min(1, edge) * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return tone;
  }

  /** A WAV file of 16 bits. */
  public static byte[] wav(float[] samples, int rate) {
    ByteBuffer data = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float s : samples) {
      data.putShort((short) Math.max(-32768, Math.min(32767, Math.round(s * 32768))));
    }
    return wav(1, 1, rate, 16, data.array());
  }

  /** A WAV file with these numbers in its header. */
  public static byte[] wav(int code, int channels, int rate, int bits, byte[] data) {
    int frame = channels * ((bits + 7) / 8);
    return ByteBuffer.allocate(44 + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(36 + data.length)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) code)
        .putShort((short) channels)
        .putInt(rate)
        .putInt(rate * frame)
        .putShort((short) frame)
        .putShort((short) bits)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(data.length)
        .put(data)
        .array();
  }

  /** A file that the JDK writes. */
  static byte[] written(AudioFileFormat.Type type, AudioFormat format, byte[] data)
      throws IOException {
    AudioInputStream stream =
        new AudioInputStream(
            new ByteArrayInputStream(data), format, data.length / format.getFrameSize());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioSystem.write(stream, type, out);
    return out.toByteArray();
  }
}
