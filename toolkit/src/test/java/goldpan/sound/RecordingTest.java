package goldpan.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import goldpan.data.UnreadableMediaException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
  private static byte[] little(int bytes, long... numbers) {
    byte[] out = new byte[bytes * numbers.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (numbers[i / bytes] >> 8 * (i % bytes));
    }
    return out;
  }

  private static float[] read(int code, int bits, byte[] data) {
    return Recording.read(Sounds.wav(code, 1, 8000, bits, data)).mono();
  }

  private static String problem(byte[] content) {
    return assertThrows(UnreadableMediaException.class, () -> Recording.read(content)).problem();
  }

  @Test
  void wholeNumbersOfEveryWidthAreSharesOfFullScale() {
    assertArrayEquals(
        new float[] {-1, 0, 0.5f}, read(1, 8, new byte[] {0, (byte) 128, (byte) 192}));
    assertArrayEquals(new float[] {-1, 0, 0.5f}, read(1, 16, little(2, -32768, 0, 16384)));
    assertArrayEquals(new float[] {-1, 0, 0.5f}, read(1, 24, little(3, -(1 << 23), 0, 1 << 22)));
    assertArrayEquals(new float[] {-1, 0, 0.5f}, read(1, 32, little(4, -(1L << 31), 0, 1 << 30)));
  }

  @Test
  void floatsOfBothWidthsAreTakenAsTheyAre() {
    byte[] four =
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putFloat(0.25f)
            .putFloat(-1.5f)
            .array();
    byte[] eight =
        ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putDouble(0.25)
            .putDouble(-1.5)
            .array();
    assertArrayEquals(new float[] {0.25f, -1.5f}, read(3, 32, four));
    assertArrayEquals(new float[] {0.25f, -1.5f}, read(3, 64, eight));
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7})
  void bothLawsGiveWhatTheJdkGivesForEveryByte(int code) throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    byte[] file = Sounds.wav(code, 1, 8000, 8, all);
    AudioFormat linear = new AudioFormat(8000, 16, 1, true, false);
    ByteBuffer theirs;
    try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
      byte[] bytes = AudioSystem.getAudioInputStream(linear, in).readAllBytes();
      theirs = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
    float[] ours = Recording.read(file).mono();
    for (int i = 0; i < 256; i++) {
      assertEquals(theirs.getShort(2 * i) / 32768f, ours[i], "byte " + i);
    }
  }

  @Test
  void aiffAndAuAreReadAsTheJdkWritesThem() throws IOException {
    for (int bits : new int[] {8, 16, 24}) {
      byte[] data = new byte[bits / 8 * 2 * 5];
      for (int i = 0; i < data.length; i++) {
        data[i] = (byte) (37 * i + 11);
      }
      AudioFormat big = new AudioFormat(44100, bits, 2, true, true);
      Recording aiff = Recording.read(Sounds.written(AudioFileFormat.Type.AIFF, big, data));
      Recording au = Recording.read(Sounds.written(AudioFileFormat.Type.AU, big, data));
      for (Recording recording : new Recording[] {aiff, au}) {
        assertEquals(44100, recording.rate());
        assertEquals(2, recording.channels());
        assertEquals(5, recording.frames());
        int second = 0;
        for (int b = 0; b < bits / 8; b++) {
          second = second << 8 | (data[bits / 8 + b] & 0xff);
        }
        second = second << (32 - bits) >> (32 - bits);
        assertEquals((float) (second / Math.scalb(1.0, bits - 1)), recording.at(1, 0));
      }
    }
  }

  @Test
  void channelsAreMixedDownByTheirMean() {
    byte[] stereo = Sounds.wav(1, 2, 8000, 16, little(2, 16384, 0, -16384, -16384));
    assertArrayEquals(new float[] {0.25f, -0.5f}, Recording.read(stereo).mono());
    assertEquals("recording of 0.00 s, 8,000 Hz, 2 channels", Recording.read(stereo).toString());
  }

  @Test
  void aFileThatEndsEarlyIsReadAsFarAsItGoesAndSaysSo() {
    byte[] whole = Sounds.wav(1, 1, 8000, 16, new byte[200]);
    Recording cut = Recording.read(Arrays.copyOf(whole, 144));
    assertEquals(50, cut.frames());
    assertEquals(
        Optional.of("ends after 100 of the 200 bytes of sound that its header promises"),
        cut.cutShort());
    assertEquals(Optional.empty(), Recording.read(whole).cutShort());
    assertEquals("has a header and no sound; record it again", problem(Arrays.copyOf(whole, 44)));
    assertEquals("ends inside its header; copy or record it again", problem(AU_WITHOUT_NUMBERS));
  }

  private static final byte[] AU_WITHOUT_NUMBERS = {'.', 's', 'n', 'd', 0, 0, 0};

  @Test
  void aLengthThatARecorderLeftOpenGoesToTheEnd() {
    byte[] file = Sounds.wav(1, 1, 8000, 16, new byte[200]);
    for (int length : new int[] {0, -1}) {
      ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(40, length);
      assertEquals(100, Recording.read(file).frames());
      assertEquals(Optional.empty(), Recording.read(file).cutShort());
    }
  }

  @Test
  void theExtensibleFormIsRead() {
    byte[] plain = Sounds.wav(1, 1, 8000, 16, little(2, 16384));
    byte[] file = new byte[plain.length + 24];
    System.arraycopy(plain, 0, file, 0, 36);
    System.arraycopy(plain, 36, file, 60, plain.length - 36);
    ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(16, 40).putShort(20, (short) 0xfffe).putShort(44, (short) 1);
    assertArrayEquals(new float[] {0.5f}, Recording.read(file).mono());
  }

  @Test
  void chunksBeforeTheSoundArePassedOver() {
    byte[] plain = Sounds.wav(1, 1, 8000, 16, little(2, 16384));
    byte[] file = new byte[plain.length + 12];
    System.arraycopy(plain, 0, file, 0, 36);
    file[36] = 'L';
    file[40] = 3; // an odd length: a byte of padding follows
    System.arraycopy(plain, 36, file, 48, plain.length - 36);
    assertArrayEquals(new float[] {0.5f}, Recording.read(file).mono());
  }

  @Test
  void whatCannotBeReadSaysWhatItIsAndWhatToDo() {
    assertEquals("is empty (0 bytes)", problem(new byte[0]));
    assertEquals("is no recording; expected WAV, AIFF or AU", problem(new byte[100]));
    assertEquals(
        "is a FLAC file, a format that is not read; expected WAV, AIFF or AU; convert it: ffmpeg -i FILE FILE.wav",
        problem("fLaC....".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    assertEquals(
        "is WAV with codec 17 and 4 bits; expected PCM of 8 to 32 bits, float, μ-law or A-law; convert it: ffmpeg -i FILE -c:a pcm_s16le FILE.wav",
        problem(Sounds.wav(17, 1, 8000, 4, new byte[10])));
    byte[] noNumber =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(Float.NaN).array();
    assertEquals(
        "has 1 samples that are no number (NaN or infinite); expected finite ones; write it again",
        problem(Sounds.wav(3, 1, 8000, 32, noNumber)));
    assertEquals(
        "has 1 channels at 0 Hz; expected 1 to 256 at 1 to 1000000 Hz; its header is damaged, write it again",
        problem(Sounds.wav(1, 1, 0, 16, new byte[10])));
  }
}
