package goldpan.review;

import goldpan.data.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How far two reviewers agree on the samples that both decided: Cohen's kappa.
 *
 * <p>A sample's category is what becomes of it: its given label is kept, it goes to another class,
 * or it is dropped. With the share p<sub>o</sub> of samples in the same category and the share
 * p<sub>e</sub> = Σ<sub>k</sub> a<sub>k</sub> b<sub>k</sub> that two reviewers with these habits
 * (shares a<sub>k</sub> and b<sub>k</sub> of the categories) would reach by chance, kappa =
 * (p<sub>o</sub> − p<sub>e</sub>) / (1 − p<sub>e</sub>). 1 is full agreement, 0 chance, and below 0
 * is worse than chance. The interval is kappa ± 1.96 standard errors for large samples, within [−1,
 * 1]. Kappa is undefined where p<sub>e</sub> is 1: both put all into one category.
 *
 * @param both how many samples both decided
 * @param same how many of them alike
 * @see <a href="https://doi.org/10.1177/001316446002000104">Cohen, A Coefficient of Agreement for
 *     Nominal Scales, 1960</a>
 * @see <a href="https://doi.org/10.1037/h0028106">Fleiss, Cohen and Everitt, Large Sample Standard
 *     Errors of Kappa and Weighted Kappa, 1969, equation 13</a>
 */
public record Agreement(int both, int same, OptionalDouble kappa, double low, double high) {
  private static final double NORMAL_97_5 = 1.959964;
  private static final double CERTAIN = 1 - 1e-12;

  /**
   * Compares two reviewers' decisions.
   *
   * @throws JournalException when they are on different datasets
   */
  public static Agreement of(Decisions first, Decisions second) {
    Merge.sameDataset(first, second);
    Map<List<String>, Integer> cells = new HashMap<>();
    Map<String, Integer> ofFirst = new HashMap<>();
    Map<String, Integer> ofSecond = new HashMap<>();
    int both = 0;
    int same = 0;
    for (Decision mine : first.list()) {
      if (second.of(mine.id()).isPresent()) {
        String a = category(mine);
        String b = category(second.of(mine.id()).get());
        cells.merge(List.of(a, b), 1, Integer::sum);
        ofFirst.merge(a, 1, Integer::sum);
        ofSecond.merge(b, 1, Integer::sum);
        both++;
        same += a.equals(b) ? 1 : 0;
      }
    }
    return new Table(cells, ofFirst, ofSecond, both, same).agreement();
  }

  private static String category(Decision d) {
    return d.action() == Decision.Action.RELABEL ? "to " + d.newLabel() : d.action().toString();
  }

  /** Counts of pairs of categories, and of each reviewer's. */
  private record Table(
      Map<List<String>, Integer> cells,
      Map<String, Integer> ofFirst,
      Map<String, Integer> ofSecond,
      int both,
      int same) {

    double first(String category) {
      return ofFirst.getOrDefault(category, 0) / (double) both;
    }

    double second(String category) {
      return ofSecond.getOrDefault(category, 0) / (double) both;
    }

    Agreement agreement() {
      double chance = 0;
      for (String category : ofFirst.keySet()) {
        chance += first(category) * second(category);
      }
      if (both == 0 || chance >= CERTAIN) {
        return new Agreement(both, same, OptionalDouble.empty(), -1, 1);
      }
      double observed = same / (double) both;
      double kappa = (observed - chance) / (1 - chance);
      double error = Math.sqrt(Math.max(0, variance(observed, chance)));
      return new Agreement(
          both,
          same,
          OptionalDouble.of(kappa),
          Math.max(-1, kappa - NORMAL_97_5 * error),
          Math.min(1, kappa + NORMAL_97_5 * error));
    }

    /**
     * {@code [Σ_i p_ii ((1 - p_e) - (a_i + b_i)(1 - p_o))² + (1 - p_o)² Σ_{i≠j} p_ij (b_i + a_j)² -
     * (p_o p_e - 2 p_e + p_o)²] / (n (1 - p_e)⁴)}.
     */
    double variance(double observed, double chance) {
      double sum = -Math.pow(observed * chance - 2 * chance + observed, 2);
      for (Map.Entry<List<String>, Integer> cell : cells.entrySet()) {
        String a = cell.getKey().get(0);
        String b = cell.getKey().get(1);
        double share = cell.getValue() / (double) both;
        sum +=
            a.equals(b)
                ? share * Math.pow((1 - chance) - (first(a) + second(a)) * (1 - observed), 2)
                : share * Math.pow((1 - observed) * (second(a) + first(b)), 2);
      }
      return sum / (both * Math.pow(1 - chance, 4));
    }
  }

  @Override
  public String toString() {
    if (both == 0) {
      return "no sample is decided by both";
    }
    String counts = Words.of("%,d of %,d decided alike", same, both);
    return kappa.isPresent()
        ? Words.of("kappa %.2f (%.2f to %.2f), %s", kappa.getAsDouble(), low, high, counts)
        : "kappa undefined, " + counts + " in one category";
  }
}
