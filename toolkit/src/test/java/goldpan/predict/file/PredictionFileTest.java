package goldpan.predict.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import goldpan.data.Dataset;
import goldpan.data.Split;
import goldpan.predict.Origin;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.train.Blobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionFileTest {
  private final Dataset four = Blobs.dataset(4, Set.of(), i -> Split.NONE);
  @TempDir Path folder;

  @Test
  void rowsAreAboutTheSamplesInOrder() {
    Predictions said =
        PredictionFile.read(NpyTest.fixture("half.npy"), four, Outputs.PROBABILITIES);
    assertEquals(4, said.size());
    assertEquals(0.5f, said.probability(0, 1));
    assertEquals(1, said.predicted(3));
    assertEquals(Origin.UNSTATED, said.origin(0));
    assertEquals(-1, said.fold(0));
    assertEquals("probabilities from half.npy", said.describe());
  }

  @Test
  void csvWithHeaderInAnyKindOfLineEndsIsRead() throws IOException {
    Predictions said =
        read("p.csv", "\uFEFFant, bee,cat\r\n0.5,0.25,0.25\n\n1,0,0\n0,1,0\n0,0,1\n");
    assertEquals(0.25f, said.probability(0, 2));
    assertEquals(2, said.predicted(3));
  }

  @Test
  void tabsSeparateInATsv() throws IOException {
    assertEquals(
        0.25f, read("p.TSV", "0.5\t0.25\t0.25\n1\t0\t0\n0\t1\t0\n0\t0\t1\n").probability(0, 1));
  }

  @Test
  void logitsBecomeTheirSoftmax() throws IOException {
    Path file = write("l.csv", "0,0,0\n1000,0,0\n0,-3,2\n1,2,3\n");
    Predictions said = PredictionFile.read(file, four, Outputs.LOGITS);
    assertEquals(1f / 3, said.probability(0, 1), 1e-7f);
    assertEquals(1f, said.probability(1, 0));
    double sum = Math.exp(1) + Math.exp(2) + Math.exp(3);
    assertEquals(Math.exp(2) / sum, said.probability(3, 1), 1e-7);
  }

  @Test
  void aHeaderOfNumbersIsKnownByItsClasses() throws IOException {
    Path labels = write("digits.txt", "0\n1\n0\n");
    Path file = write("p.csv", "0,1\n0.5,0.5\n1,0\n0,1\n");
    Predictions said = PredictionFile.read(file, Dataset.open(labels), Outputs.PROBABILITIES);
    assertEquals(0.5f, said.probability(0, 0));
  }

  @Test
  void theFirstFiveBadRowsAreNamed() throws IOException {
    assertRefused(
        "p.csv",
        "ant,bee,cat\n0.5,0.5\n\na,0,0\n2,0,0\n1,0,0\n",
        ": 2 bad rows: line 2 has 2 values; expected 3; line 4 has \"a\" in column 1; expected a"
            + " number");
    Dataset eight = Blobs.dataset(8);
    Path file = write("q.csv", "2,0,0\nNaN,0,0\n0.5,0,0\n-1,1,1\n1,0,0\n1,0,0\n0,1,0\n0,0,1\n");
    PredictionException e =
        assertThrows(
            PredictionException.class,
            () -> PredictionFile.read(file, eight, Outputs.PROBABILITIES));
    assertEquals(
        file
            + ": 4 bad rows: line 1 has 2.0; expected numbers in [0, 1]; line 2 has NaN; expected"
            + " numbers; line 3 sums to 0.5000; expected 1 as the other rows do; line 4 has -1.0;"
            + " expected numbers in [0, 1]",
        e.getMessage());
  }

  @Test
  void badRowsOfAnArrayAreCountedFromZero() throws IOException {
    byte[] data = new byte[4 * 12];
    java.nio.ByteBuffer.wrap(data)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .putFloat(0, 1)
        .putFloat(12, Float.NaN)
        .putFloat(24, 1)
        .putFloat(36, 0.25f);
    Path file =
        NpyTest.write(folder.resolve("p.npy"), 1, NpyTest.header("<f4", "False", "(4, 3)"), data);
    assertMessage(
        file,
        ": 2 bad rows: row 1 has NaN; expected numbers; row 3 sums to 0.2500; expected 1 as the"
            + " other rows do");
  }

  @Test
  void probabilitiesPassedAsLogitsAreRefused() throws IOException {
    Path file = write("p.csv", "0.5,0.25,0.25\n1,0,0\n0,1,0\n0,0,1\n");
    PredictionException e =
        assertThrows(
            PredictionException.class, () -> PredictionFile.read(file, four, Outputs.LOGITS));
    assertEquals(
        file
            + ": every row lies in 0 to 1 and sums to 1, so these are probabilities; expected"
            + " logits; pass Outputs.PROBABILITIES",
        e.getMessage());
  }

  @Test
  void countsMustFit() throws IOException {
    assertRefused(
        "p.csv",
        "1,0,0\n",
        " has 1 rows, blobs 4 samples; pass one row per sample, in the dataset's order");
    assertRefused(
        "p.csv",
        "1,0\n1,0\n1,0\n1,0\n",
        " has 2 columns, blobs 3 classes; pass one column per class, in the order of classes()");
    assertRefused(
        "p.csv",
        "",
        " has 0 rows, blobs 4 samples; pass one row per sample, in the dataset's order");
  }

  @Test
  void columnsMeetClassesByName() throws IOException {
    Path file = write("p.csv", "bee,ant,cat\n1,0,0\n1,0,0\n1,0,0\n1,0,0\n");
    Predictions said = PredictionFile.read(file, four, Outputs.PROBABILITIES);
    assertEquals(1f, said.probability(0, 1));
    assertRefused(
        "q.csv",
        "bee,ant,cow\n1,0,0\n1,0,0\n1,0,0\n1,0,0\n",
        " names its columns, but no class is called \"cow\"; no column is called \"cat\"; expected"
            + " the classes \"ant\", \"bee\", \"cat\" in any order; rename the columns");
  }

  @Test
  void whatIsNoFileIsNamed() {
    assertMessage(
        folder.resolve("none.npy"),
        " does not exist; expected an .npy, .npz, .csv or .tsv file of probabilities");
    assertMessage(
        folder, " is no file; expected an .npy, .npz, .csv or .tsv file of probabilities");
  }

  @Test
  void whatIsNoTextIsNamed() throws IOException {
    Path file = Files.write(folder.resolve("p.csv"), new byte[] {(byte) 0x80, 2, 'c', (byte) 0xff});
    assertMessage(
        file, " is no text in UTF-8; expected numbers as .csv, .tsv, .npy or .npz; save it again");
  }

  @Test
  void anUnclosedQuoteIsNamed() throws IOException {
    Path file = write("p.csv", "1,\"0,0\n1,0,0\n");
    PredictionException e =
        assertThrows(
            PredictionException.class,
            () -> PredictionFile.read(file, four, Outputs.PROBABILITIES));
    assertEquals(
        file + " cannot be read: ",
        e.getMessage().substring(0, (file + " cannot be read: ").length()));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Predictions read(String name, String text) throws IOException {
    return PredictionFile.read(write(name, text), four, Outputs.PROBABILITIES);
  }

  private void assertRefused(String name, String text, String message) throws IOException {
    assertMessage(write(name, text), message);
  }

  private void assertMessage(Path file, String message) {
    PredictionException e =
        assertThrows(
            PredictionException.class,
            () -> PredictionFile.read(file, four, Outputs.PROBABILITIES));
    assertEquals(file + message, e.getMessage());
  }
}
