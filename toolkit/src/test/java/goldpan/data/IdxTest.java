package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
  @TempDir Path folder;

  @Test
  void eitherFileOpensThePair() {
    Path images = Pictures.write(folder, "t10k-images-idx3-ubyte", idx(3, 2, 2));
    Path labels = Pictures.write(folder, "t10k-labels-idx1-ubyte", labels(2, 0, 2));
    Dataset d = Dataset.open(images);
    assertEquals(List.of("0", "1", "2"), d.classes());
    assertArrayEquals(new int[] {2, 0, 2}, d.labels());
    assertEquals(List.of(Split.TEST), d.splits());
    assertArrayEquals(new byte[] {4, 5, 6, 7}, d.pixels(1).bytes());
    assertEquals(
        List.of(new Finding("1", Finding.Kind.EMPTY_CLASS, "is a class without images")),
        d.findings());
    assertEquals(d.fingerprint(), Dataset.open(labels).fingerprint());
  }

  @Test
  void zippedFilesHoldTheSame() throws IOException {
    Path plain = Pictures.write(folder, "a/images.idx3", idx(2, 2, 2));
    Pictures.write(folder, "a/labels.idx1", labels(0, 1));
    Path zipped = Pictures.write(folder, "b/images.idx3.gz", gzip(idx(2, 2, 2)));
    Pictures.write(folder, "b/labels.idx1", labels(0, 1));
    assertEquals(Dataset.open(plain).fingerprint(), Dataset.open(zipped).fingerprint());
  }

  @Test
  void aFolderWithTrainAndTestGivesBothSplits() {
    Pictures.write(folder, "t10k-images-idx3-ubyte", idx(1, 2, 2));
    Pictures.write(folder, "t10k-labels-idx1-ubyte", labels(1));
    Pictures.write(folder, "train-images-idx3-ubyte", idx(2, 2, 2));
    Pictures.write(folder, "train-labels-idx1-ubyte", labels(0, 1));
    Dataset d = Dataset.open(folder);
    assertEquals(List.of("train/0", "train/1", "test/0"), d.stream().map(Sample::id).toList());
    assertEquals(List.of(Split.TRAIN, Split.TEST), d.splits());
    assertArrayEquals(new byte[] {0, 1, 2, 3}, d.pixels(2).bytes());
  }

  @Test
  void fourDimensionsWithThreeLastAreColour() {
    Pictures.write(folder, "images.idx", idx(2, 1, 2, 3));
    Pictures.write(folder, "labels.idx", labels(0, 1));
    Pixels p = Dataset.open(folder).pixels(1);
    assertEquals(3, p.channels());
    assertArrayEquals(new byte[] {6, 7, 8, 9, 10, 11}, p.bytes());
  }

  @Test
  void wrongMagicIsRefused() {
    Path images = Pictures.write(folder, "images.idx", new byte[] {0, 0, 13, 3, 0, 0, 0, 0});
    Pictures.write(folder, "labels.idx", labels(0));
    assertRefused(
        "images.idx: starts with bytes 00 00 0d 03; expected 00 00 08 and the number of"
            + " dimensions, an IDX file of unsigned bytes; check that it is the right file",
        images);
  }

  @Test
  void shortDataIsRefused() throws IOException {
    byte[] whole = idx(3, 2, 2);
    Pictures.write(folder, "labels.idx", labels(0, 1, 1));
    Path plain = Pictures.write(folder, "images.idx", Arrays.copyOf(whole, whole.length - 5));
    assertRefused(
        "images.idx: header promises 3×2×2 values, file ends after 7; download it again", plain);
    byte[] zipped = gzip(Arrays.copyOf(whole, whole.length - 5));
    Path gz = Pictures.write(folder, "images.idx.gz", zipped);
    assertRefused(
        "images.idx.gz: header promises 3×2×2 values, file ends after 7; download it again", gz);
    Path cut = Pictures.write(folder, "images.idx.gz", Arrays.copyOf(zipped, zipped.length - 9));
    assertThrows(DatasetException.class, () -> Dataset.open(cut));
  }

  @Test
  void aCutOffHeaderIsRefused() {
    Path images = Pictures.write(folder, "images.idx", new byte[] {0, 0, 8, 3, 0, 0});
    Pictures.write(folder, "labels.idx", labels(0));
    assertRefused(
        "images.idx: ends within its header; expected 3 sizes; download it again", images);
  }

  @Test
  void sizesThatCannotBeAreRefused() {
    byte[] header = ByteBuffer.allocate(16).putInt(0x803).putInt(-1).putInt(2).putInt(2).array();
    Path images = Pictures.write(folder, "images.idx", header);
    Pictures.write(folder, "labels.idx", labels(0));
    assertRefused(
        "images.idx: header promises 4294967295×2×2 values; expected sizes from 0; download it"
            + " again",
        images);
  }

  @Test
  void countsThatDifferAreRefused() {
    Path images = Pictures.write(folder, "images.idx", idx(3, 2, 2));
    Pictures.write(folder, "labels.idx", labels(0, 1));
    assertRefused(
        "labels.idx: holds 2 labels, images.idx 3 images; expected as many; use the files that"
            + " belong together",
        images);
  }

  @Test
  void aMissingPartnerIsNamed() {
    Path images = Pictures.write(folder, "train-images-idx3-ubyte.gz", new byte[] {0x1f});
    assertRefused(
        images + " has no labels file beside it; expected train-labels-idx1-ubyte.gz; put it there",
        images);
  }

  @Test
  void otherShapesAreRefused() {
    Path images = Pictures.write(folder, "images.idx", idx(2, 3, 4, 4));
    Pictures.write(folder, "labels.idx", labels(0, 1));
    assertRefused(
        "images.idx: holds 2×3×4×4 values; expected N×height×width or N×height×width×3; give the"
            + " images file",
        images);
  }

  private static void assertRefused(String message, Path path) {
    assertEquals(
        message, assertThrows(DatasetException.class, () -> Dataset.open(path)).getMessage());
  }

  /** An IDX file whose values count up from 0. */
  private static byte[] idx(int... sizes) {
    int n = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    ByteBuffer b = ByteBuffer.allocate(4 + 4 * sizes.length + n).putInt(0x800 | sizes.length);
    Arrays.stream(sizes).forEach(b::putInt);
    for (int i = 0; i < n; i++) {
      b.put((byte) i);
    }
    return b.array();
  }

  private static byte[] labels(int... labels) {
    ByteBuffer b = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
    Arrays.stream(labels).forEach(l -> b.put((byte) l));
    return b.array();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }
}
