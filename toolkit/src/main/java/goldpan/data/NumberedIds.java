package goldpan.data;

import java.util.Objects;

/** The numbers from 0, padded with zeros to one width, so that text order is sample order. */
final class NumberedIds implements Dataset.Ids {
  private final int size;
  private final int width;

  NumberedIds(int size) {
    this.size = size;
    this.width = Integer.toString(Math.max(0, size - 1)).length();
  }

  @Override
  public String get(int index) {
    String digits = Integer.toString(Objects.checkIndex(index, size));
    return "0".repeat(width - digits.length()) + digits;
  }

  @Override
  public int size() {
    return size;
  }
}
