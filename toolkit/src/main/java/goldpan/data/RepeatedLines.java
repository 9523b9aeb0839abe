package goldpan.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lines of which many are alike: each different one once, and four bytes a line. */
final class RepeatedLines {
  private final List<String> different = new ArrayList<>();
  private int[] places = new int[1 << 10];
  private int[] counts = new int[1 << 4];
  private int size;

  private RepeatedLines() {}

  /** These lines, in order. */
  static RepeatedLines of(Stream<String> lines) {
    RepeatedLines all = new RepeatedLines();
    Map<String, Integer> known = new HashMap<>();
    lines.forEachOrdered(line -> all.add(line, known));
    return all;
  }

  private void add(String line, Map<String, Integer> known) {
    Integer place = known.get(line);
    if (place == null) {
      place = different.size();
      known.put(line, place);
      different.add(line);
      if (place == counts.length) {
        counts = Arrays.copyOf(counts, 2 * place);
      }
    }
    counts[place]++;
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
    }
    places[size++] = place;
  }

  /** How many lines. */
  int size() {
    return size;
  }

  /** A line by its number, from 0. */
  String get(int line) {
    return different.get(places[line]);
  }

  /** Each different line once, in the order in which they come first. */
  List<String> different() {
    return different;
  }

  /** Which of the different ones a line is. */
  int place(int line) {
    return places[line];
  }

  /** How many lines are this different one. */
  int count(int place) {
    return counts[place];
  }
}
