package goldpan.predict.file;

import goldpan.data.Words;
import goldpan.predict.Origin;
import goldpan.predict.PredictionException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What each row of a matrix on disk is about, as CSV: the sample's index, how its probabilities
 * were made, the fold it was held out in (-1 where there is none). Read and written line by line.
 */
public final class RowList {
  private static final String HEADER = "sample,origin,fold";
  private int[] samples = new int[64];
  private Origin[] origins = new Origin[64];
  private int[] folds = new int[64];
  private int size;

  public RowList() {}

  public void add(int sample, Origin origin, int fold) {
    if (size == samples.length) {
      samples = Arrays.copyOf(samples, 2 * size);
      origins = Arrays.copyOf(origins, 2 * size);
      folds = Arrays.copyOf(folds, 2 * size);
    }
    samples[size] = sample;
    origins[size] = origin;
    folds[size] = fold;
    size++;
  }

  public int size() {
    return size;
  }

  public int[] samples() {
    return Arrays.copyOf(samples, size);
  }

  Origin[] origins() {
    return Arrays.copyOf(origins, size);
  }

  public int[] folds() {
    return Arrays.copyOf(folds, size);
  }

  public void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(HEADER + "\n");
      for (int i = 0; i < size; i++) {
        out.write(samples[i] + "," + origins[i].name() + "," + folds[i] + "\n");
      }
    }
  }

  /**
   * Reads back what {@link #write} wrote.
   *
   * @throws PredictionException naming the first line that is not as written
   */
  public static RowList read(Path file) throws IOException {
    RowList rows = new RowList();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      String line = in.readLine();
      for (int n = 1; line != null; n++, line = in.readLine()) {
        if (!(n == 1 ? line.equals(HEADER) : rows.take(line.split(",", -1)))) {
          throw new PredictionException(
              Words.of(
                  "%s: line %d is \"%s\"; expected %s; restore the file",
                  file, n, line, n == 1 ? HEADER : "a number, an origin and a fold"));
        }
      }
    }
    return rows;
  }

  private boolean take(String[] cells) {
    try {
      add(Integer.parseInt(cells[0]), Origin.valueOf(cells[1]), Integer.parseInt(cells[2]));
      return cells.length == 3;
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return false;
    }
  }
}
