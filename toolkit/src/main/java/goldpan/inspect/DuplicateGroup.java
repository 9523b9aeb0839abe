package goldpan.inspect;

import goldpan.data.Dataset;
import goldpan.data.Split;
import goldpan.data.Words;
import java.util.List;

/**
 * Samples that are the same, or nearly so.
 *
 * @param dataset whose samples they are
 * @param members two or more; the one to keep is the first
 */
public record DuplicateGroup(Dataset dataset, List<Member> members) {

  /**
   * One of a group.
   *
   * @param index its place in the dataset
   * @param likeness to the first of the group
   * @param similarity to the first of the group; 1 for what is equal, 0 where only others of the
   *     group are near
   * @param why it should be kept or can go
   */
  public record Member(int index, Likeness likeness, double similarity, String why) {}

  public DuplicateGroup {
    members = List.copyOf(members);
  }

  /** Whether members are in more than one split, so that a model is tested on what it learnt. */
  public boolean isLeak() {
    return splits().size() > 1;
  }

  /** Whether members are labelled differently: at least one label is wrong, or says too little. */
  public boolean isConflict() {
    return members.stream().map(m -> dataset.labelText(m.index())).distinct().count() > 1;
  }

  /** The splits that members are in, in the order of {@link Split}. */
  public List<Split> splits() {
    return members.stream().map(m -> dataset.split(m.index())).distinct().sorted().toList();
  }

  /** The lowest similarity of a member to the first. */
  public double similarity() {
    return members.stream().mapToDouble(Member::similarity).min().orElse(1);
  }

  public int size() {
    return members.size();
  }

  /** What is wrong with it, in a few words. */
  public String problem() {
    String leak =
        isLeak()
            ? "in " + String.join(" and ", splits().stream().map(Split::toString).toList())
            : "";
    String conflict = isConflict() ? "labels differ" : "";
    return leak.isEmpty() || conflict.isEmpty() ? leak + conflict : conflict + ", " + leak;
  }

  @Override
  public String toString() {
    return Words.of(
        "%d samples%s: %s",
        size(),
        problem().isEmpty() ? "" : " (" + problem() + ")",
        String.join(", ", members.stream().map(m -> dataset.id(m.index())).toList()));
  }
}
