package goldpan.data;

import java.util.Arrays;
import java.util.Objects;

/** Ids of chosen samples; choosing again does not stack views upon views. */
final class PickedIds implements Dataset.Ids {
  private final Dataset.Ids all;
  private final int[] chosen;

  private PickedIds(Dataset.Ids all, int[] chosen) {
    this.all = all;
    this.chosen = chosen;
  }

  static Dataset.Ids of(Dataset.Ids ids, int[] indices) {
    if (ids instanceof PickedIds picked) {
      int[] through = Arrays.stream(indices).map(i -> picked.chosen[i]).toArray();
      return new PickedIds(picked.all, through);
    }
    return new PickedIds(ids, indices);
  }

  @Override
  public String get(int index) {
    return all.get(chosen[Objects.checkIndex(index, chosen.length)]);
  }

  @Override
  public int size() {
    return chosen.length;
  }
}
