package goldpan.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.predict.Matrix;
import goldpan.predict.Origin;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.Provenance;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingsTest {
  @TempDir private Path folder;

  /** Labels without pictures, one letter a sample. */
  static Dataset labelled(Path folder, String labels) throws IOException {
    StringBuilder lines = new StringBuilder();
    labels.chars().forEach(label -> lines.append((char) label).append('\n'));
    return Dataset.open(Files.writeString(folder.resolve("labels.txt"), lines));
  }

  private static Path npy(Path file, int columns, float... values) throws IOException {
    String header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }"
            .formatted(values.length / columns, columns);
    String padded = header + " ".repeat(63 - (10 + header.length()) % 64) + "\n";
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + padded.length() + 4 * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) padded.length());
    bytes.put(padded.getBytes(StandardCharsets.US_ASCII));
    for (float value : values) {
      bytes.putFloat(value);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(bytes.array());
    }
    return file;
  }

  @Test
  void vectorsOfAFileAreInTheDatasetsOrderUnlessAListNamesThem() throws IOException {
    Dataset three = labelled(folder, "aba");
    Path file = npy(folder.resolve("v.npy"), 2, 1, 2, 3, 4, 5, 6);
    Embeddings inOrder = Embeddings.read(file, three);
    assertEquals(3, inOrder.vectors().at(1, 0));
    assertEquals("Embeddings: 3 × 2 of labels.txt, by v.npy", inOrder.toString());
    Files.writeString(folder.resolve("v.ids"), "2\n1\n0\n");
    Embeddings named = Embeddings.read(file, three);
    assertEquals(5, named.vectors().at(0, 0));
    assertEquals("rows are named by v.ids", named.findings().get(0).what());
  }

  @Test
  void filesThatDoNotFitAreRefused() throws IOException {
    Dataset three = labelled(folder, "aba");
    Path two = npy(folder.resolve("two.npy"), 2, 1, 2, 3, 4);
    assertEquals(
        two
            + " has 2 rows, labels.txt 3 samples; pass one row per sample, in the dataset's order,"
            + " or name the rows in an .ids list",
        refusal(() -> Embeddings.read(two, three)));
    Path bad = npy(folder.resolve("bad.npy"), 2, 1, 2, 3, Float.NaN, 5, 6);
    assertEquals(
        bad + ": 1 bad row: row 1 has NaN in column 1; expected finite numbers",
        refusal(() -> Embeddings.read(bad, three)));
    Path none = folder.resolve("none.npy");
    assertEquals(
        none
            + " does not exist; expected vectors, one row a sample; save them with numpy.save(file,"
            + " array)",
        refusal(() -> Embeddings.read(none, three)));
    assertEquals(
        "embeddings have 1 rows, labels.txt 3 samples; pass one row per sample, in the dataset's"
            + " order",
        refusal(() -> Embeddings.of(three, Matrix.of(new float[] {1}), "me")));
    assertEquals(
        "embeddings by me have numbers that are not finite for 1 of 3 samples, first [1]; expected"
            + " finite numbers",
        refusal(
            () ->
                Embeddings.of(
                    three,
                    Matrix.of(
                        new float[] {1}, new float[] {Float.POSITIVE_INFINITY}, new float[] {1}),
                    "me")));
  }

  private static String refusal(org.junit.jupiter.api.function.Executable call) {
    return String.valueOf(assertThrows(PredictionException.class, call).getMessage());
  }

  @Test
  void samplesOfDifferentFoldsAreNotCompared() throws IOException {
    Dataset five = labelled(folder, "ababa");
    Matrix vectors =
        Matrix.of(
            new float[] {1, 0},
            new float[] {1, 0},
            new float[] {1, .1f},
            new float[] {0, 1},
            new float[] {1, .01f});
    Matrix half = Matrix.of(pair(), pair(), pair(), pair(), pair());
    Origin[] origins = new Origin[5];
    java.util.Arrays.fill(origins, Origin.OUT_OF_FOLD);
    Predictions predictions =
        Predictions.of(
            five,
            new int[] {0, 1, 2, 3, 4},
            half,
            origins,
            new int[] {0, 1, 0, 1, -1},
            new Provenance("two folds", 1, five.fingerprint(), "cpu", 1),
            List.of(),
            vectors);
    Embeddings embeddings = Embeddings.of(predictions);
    assertEquals(
        "Embeddings: 5 × 2 of labels.txt, by two folds; in 2 spaces, one a fold: samples of"
            + " different folds are not compared",
        embeddings.toString());
    NearestSamples nearest = embeddings.nearest(3);
    // the fifth, in no fold, was judged by the first fold's model
    assertEquals(2, nearest.count(0));
    assertEquals(4, nearest.row(0, 0));
    assertEquals(2, nearest.row(0, 1));
    assertEquals(1, nearest.count(1));
    assertEquals(3, nearest.row(1, 0));
    assertTrue(Math.abs(nearest.similarity(1, 0)) < 1e-6, "at right angles");
  }

  private static float[] pair() {
    return new float[] {.5f, .5f};
  }

  @Test
  void predictionsWithoutEmbeddingsSayWhatToDo() throws IOException {
    Dataset one = labelled(folder, "ab");
    Predictions bare =
        Predictions.of(
            one,
            new int[] {0},
            Matrix.of(pair()),
            new Origin[] {Origin.UNSTATED},
            new int[] {-1},
            new Provenance("brought", 0, one.fingerprint(), "brought along", 0),
            List.of(),
            null);
    assertEquals(
        "predictions of labels.txt by brought have no embeddings; expected those of a baseline for"
            + " one class a picture; read vectors from a file, as in embed(dataset,"
            + " \"vectors.npy\")",
        refusal(() -> Embeddings.of(bare)));
  }
}
