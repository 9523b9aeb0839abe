package goldpan.verify;

import goldpan.data.Dataset;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which samples two datasets have in common: those of one id, in one place or of the same bytes.
 */
final class SharedSamples {
  private SharedSamples() {}

  /** Where {@code in} has the sample that {@code of} has at {@code index}. */
  static Optional<Integer> indexIn(Dataset in, Dataset of, int index) {
    return in.indexOf(of.id(index))
        .filter(i -> in.root().equals(of.root()) || isSame(in, i, of, index));
  }

  private static boolean isSame(Dataset a, int i, Dataset b, int j) {
    try {
      return Arrays.equals(a.bytes(i), b.bytes(j));
    } catch (IOException e) {
      return true; // what cannot be told apart is not learnt from and measured by
    }
  }
}
