package goldpan.metrics;

import goldpan.data.Dataset;
import goldpan.data.Words;
import java.util.List;

/** Class names for an error: all of few, the first of many. */
final class FirstClasses {
  private static final int MOST = 12;

  private FirstClasses() {}

  static String of(Dataset dataset) {
    List<String> names = dataset.classes();
    return names.size() <= MOST
        ? names.toString()
        : Words.of("%s and %d more", names.subList(0, MOST), names.size() - MOST);
  }
}
