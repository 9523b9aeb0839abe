package goldpan.data;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds samples by id: an open table of positions, 8 to 16 bytes a sample, where a map of strings
 * would take forty. The last of equal ids is found.
 */
final class IdIndex {
  private static final int NOBODY = -1;
  private final Dataset.Ids ids;
  private final int[] table;

  IdIndex(Dataset.Ids ids) {
    this.ids = ids;
    this.table = new int[Integer.highestOneBit(Math.max(1, ids.size())) * 4];
    Arrays.fill(table, NOBODY);
    for (int i = 0; i < ids.size(); i++) {
      table[place(ids.get(i))] = i;
    }
  }

  Optional<Integer> find(String id) {
    int found = table[place(id)];
    return found == NOBODY ? Optional.empty() : Optional.of(found);
  }

  /** Where the id is, or would be. */
  private int place(String id) {
    int mixed = id.hashCode() * 0x9e3779b9;
    int at = mixed >>> (Integer.numberOfLeadingZeros(table.length) + 1);
    while (table[at] != NOBODY && !ids.get(table[at]).equals(id)) {
      at = at + 1 == table.length ? 0 : at + 1;
    }
    return at;
  }
}
