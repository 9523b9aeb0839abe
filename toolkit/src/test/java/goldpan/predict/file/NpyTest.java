package goldpan.predict.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.predict.Matrix;
import goldpan.predict.PredictionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class NpyTest {
  private static final double[][] ROWS = {
    {0.125, 0.5, 0.375}, {1, 0, 0}, {0.25, 0.25, 0.5}, {0, 0.75, 0.25}
  };

  @TempDir Path folder;

  public static Path fixture(String name) {
    try {
      return Path.of(NpyTest.class.getResource("/goldpan/predict/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"half.npy", "float-big-fortran.npy", "double.npy", "format-3.npy"})
  void readsWhatNumpyWrites(String name) throws IOException {
    assertRows(Npy.open(fixture(name)));
  }

  @ParameterizedTest
  @CsvSource({
    "1,<f2,False",
    "1,>f2,True",
    "2,<f4,True",
    "2,>f4,False",
    "3,<f8,False",
    "3,>f8,True",
  })
  void readsEveryKind(int version, String type, String fortran) throws IOException {
    assertRows(Npy.open(write(version, header(type, fortran, "(4, 3)"), data(type, fortran))));
  }

  private static void assertRows(Npy npy) {
    assertEquals(4, npy.rows());
    assertEquals(3, npy.columns());
    double[] row = new double[3];
    for (int r = 0; r < 4; r++) {
      npy.row(r, row);
      assertArrayEquals(ROWS[r], row);
    }
  }

  @Test
  void everyHalfIsTheNumberItsBitsMean() {
    assertEquals(1, Npy.half((short) 0x3c00));
    assertEquals(-2, Npy.half((short) 0xc000));
    assertEquals(65504, Npy.half((short) 0x7bff));
    assertEquals(0x1p-24f, Npy.half((short) 1));
    assertEquals(0x1p-14f, Npy.half((short) 0x400));
    assertEquals(Float.NEGATIVE_INFINITY, Npy.half((short) 0xfc00));
    assertTrue(Float.isNaN(Npy.half((short) 0x7e00)));
  }

  @Test
  void matricesComeBackBitForBit() throws IOException {
    Random random = new Random(3);
    Matrix.Builder builder = Matrix.builder(5000, 7);
    for (int r = 0; r < 5000; r++) {
      float[] row = new float[7];
      for (int k = 0; k < 7; k++) {
        row[k] = random.nextFloat();
      }
      builder.set(r, row, 0);
    }
    Matrix matrix = builder.build();
    Path file = folder.resolve("m.npy");
    NpyFile.write(matrix, file);
    assertEquals(0, (Files.size(file) - 4L * 5000 * 7) % 64);
    Matrix back = NpyFile.read(file);
    for (int r = 0; r < 5000; r++) {
      for (int k = 0; k < 7; k++) {
        assertEquals(matrix.at(r, k), back.at(r, k));
      }
    }
  }

  @Test
  void noRowsAreRead() throws IOException {
    Npy npy = Npy.open(write(1, header("<f4", "False", "(0, 3)"), new byte[0]));
    assertEquals(0, npy.rows());
  }

  @Test
  void objectsAreRefused() {
    assertRefused(
        fixture("object.npy"),
        " holds dtype object; expected numbers; save it with numpy.save(file,"
            + " array.astype('float32'))");
  }

  @Test
  void wholeNumbersAndOneDimensionAreRead() throws IOException {
    byte[] data = new byte[24];
    java.nio.ByteBuffer.wrap(data)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .putLong(7)
        .putLong(-1)
        .putLong(0);
    Npy npy = Npy.open(write(1, header("<i8", "False", "(3,)"), data));
    assertEquals(3, npy.rows());
    assertEquals(1, npy.columns());
    double[] value = new double[1];
    npy.row(1, value);
    assertEquals(-1, value[0]);
  }

  @Test
  void threeDimensionsAreRefused() throws IOException {
    assertRefused(
        write(1, header("<f4", "False", "(2, 2, 3)"), new byte[48]),
        " has shape (2, 2, 3); expected two dimensions, samples × classes; reshape it before"
            + " saving");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999, 3", "-4, 3", "4L, 3"})
  void sidesThatCannotBeAreRefused(String shape) throws IOException {
    assertRefused(
        write(1, header("<f4", "False", "(" + shape + ")"), new byte[48]),
        " has shape ("
            + shape
            + "); expected whole numbers below 2147483648; save it again with numpy.save");
  }

  @Test
  void missingDataAreCounted() throws IOException {
    assertRefused(
        write(1, header("<f8", "False", "(4, 3)"), new byte[95]),
        ": header promises 4×3 values of 8 bytes, 96 in all; file has 95; save or copy it again");
  }

  @Test
  void aCutOffHeaderIsRefused() throws IOException {
    Path file = write(1, header("<f8", "False", "(4, 3)"), new byte[96]);
    Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 40));
    assertRefused(file, " ends inside its header, after 40 bytes; save or copy it again");
    Files.write(file, new byte[0]);
    assertRefused(file, " ends inside its header, after 0 bytes; save or copy it again");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("zip.npy"), "PK\3\4 is a zip archive");
    assertRefused(
        file,
        " does not begin as an .npy file; expected the bytes 93 4E 55 4D 50 59; save it with"
            + " numpy.save");
  }

  @Test
  void unknownFormatsAreRefused() throws IOException {
    assertRefused(
        write(9, header("<f8", "False", "(4, 3)"), new byte[96]),
        " is npy format 9; expected 1, 2 or 3; save it with numpy.save");
  }

  @Test
  void aStructuredTypeIsRefused() throws IOException {
    assertRefused(
        write(1, "{'descr': [('a', '<f4')], 'shape': (4,), }\n", new byte[48]),
        ": header has no readable descr: {'descr': [('a', '<f4')], 'shape': (4,), }; expected a"
            + " plain float array; save it with numpy.save(file, array.astype('float32'))");
  }

  private static void assertRefused(Path file, String message) {
    PredictionException e = assertThrows(PredictionException.class, () -> Npy.open(file));
    assertEquals(file + message, e.getMessage());
  }

  static String header(String type, String fortran, String shape) {
    return "{'descr': '"
        + type
        + "', 'fortran_order': "
        + fortran
        + ", 'shape': "
        + shape
        + ", }\n";
  }

  private static byte[] data(String type, String fortran) {
    ByteBuffer out = ByteBuffer.allocate(12 * (type.charAt(2) - '0'));
    out.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 12; i++) {
      double value = fortran.equals("True") ? ROWS[i % 4][i / 4] : ROWS[i / 3][i % 3];
      switch (type.charAt(2)) {
        case '2' -> out.putShort(bits(value));
        case '4' -> out.putFloat((float) value);
        default -> out.putDouble(value);
      }
    }
    return out.array();
  }

  /** The half whose value this is, found by looking at all. */
  private static short bits(double value) {
    for (int bits = 0; bits < 0x7c00; bits++) {
      if (Npy.half((short) bits) == value) {
        return (short) bits;
      }
    }
    throw new IllegalArgumentException("no half is " + value);
  }

  private Path write(int version, String header, byte[] data) throws IOException {
    return write(folder.resolve("array.npy"), version, header, data);
  }

  static Path write(Path file, int version, String header, byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x93);
    out.writeBytes("NUMPY".getBytes(StandardCharsets.ISO_8859_1));
    out.write(version);
    out.write(0);
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
    out.writeBytes(
        (version == 1 ? length.putShort((short) text.length) : length.putInt(text.length)).array());
    out.writeBytes(text);
    out.writeBytes(data);
    return Files.write(file, out.toByteArray());
  }
}
