package goldpan.mining;

import goldpan.data.Dataset;
import java.util.Arrays;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * One score a sample from the scores of its units: {@code 1 - softmin(p)}, where p are the
 * probabilities of the labels that its units were given and {@code softmin(p) = sum(p w)}, {@code w
 * = softmax((1 - p) / T)}, T = 0.1. In [0, 1]; higher is more suspicious. A sample with one bad
 * unit stands nearly as high as that unit, and many good ones hardly hide it.
 *
 * @see <a href="https://arxiv.org/abs/2211.13895">Thyagarajan et al., Identifying Incorrect
 *     Annotations in Multi-Label Classification Data, 2022, section 3.2</a>
 */
final class SampleScores {
  private static final double TEMPERATURE = 0.1;

  private SampleScores() {}

  /**
   * The pooled suspicion of the units of one sample.
   *
   * @param given probability of each unit's given label, in [0, 1]; one at least
   */
  static double pooled(double[] given) {
    double lowest = Arrays.stream(given).min().orElseThrow();
    double weights = 0;
    double sum = 0;
    for (double p : given) {
      double weight = StrictMath.exp((lowest - p) / TEMPERATURE);
      weights += weight;
      sum += weight * p;
    }
    return 1 - sum / weights;
  }

  /** One row a sample, most suspicious first; ties in the order of the dataset. */
  static Table table(Losses losses) {
    Dataset units = losses.dataset();
    Dataset samples = units.base();
    int[] rows =
        IntStream.range(0, losses.size())
            .boxed()
            .sorted(
                (a, b) ->
                    Integer.compare(
                        units.baseIndex(losses.sampleIndex(a)),
                        units.baseIndex(losses.sampleIndex(b))))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] index = new int[rows.length];
    int[] counts = new int[rows.length];
    int[] worst = new int[rows.length];
    double[] scores = new double[rows.length];
    int n = 0;
    for (int from = 0, to; from < rows.length; from = to) {
      int sample = units.baseIndex(losses.sampleIndex(rows[from]));
      to = from;
      while (to < rows.length && units.baseIndex(losses.sampleIndex(rows[to])) == sample) {
        to++;
      }
      double[] given = IntStream.range(from, to).mapToDouble(i -> given(losses, rows[i])).toArray();
      int lowest =
          IntStream.range(0, given.length).reduce((a, b) -> given[b] < given[a] ? b : a).orElse(0);
      index[n] = sample;
      counts[n] = to - from;
      worst[n] = rows[from + lowest];
      scores[n++] = pooled(given);
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted((a, b) -> Double.compare(scores[b], scores[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    StringColumn id = StringColumn.create("id");
    StringColumn split = StringColumn.create("split");
    StringColumn given = StringColumn.create("given");
    StringColumn unit = StringColumn.create("worst");
    StringColumn says = StringColumn.create("predicted");
    IntColumn size = IntColumn.create("units");
    DoubleColumn score = DoubleColumn.create("suspicion");
    for (int i : order) {
      id.append(samples.id(index[i]));
      split.append(samples.split(index[i]).toString());
      given.append(samples.labelText(index[i]));
      int sample = losses.sampleIndex(worst[i]);
      unit.append(units.isUnits() ? units.part(sample) : units.labelText(sample));
      says.append(units.classes().get(losses.predictions().predicted(worst[i])));
      size.append(counts[i]);
      score.append(scores[i]);
    }
    return Table.create(samples.name() + ", by sample", id, split, given, unit, says, size, score);
  }

  private static double given(Losses losses, int row) {
    return losses.predictions().probability(row, losses.predictions().label(row));
  }
}
