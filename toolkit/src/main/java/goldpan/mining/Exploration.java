package goldpan.mining;

import goldpan.data.Corrections;
import goldpan.data.Page;
import goldpan.data.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where one may cut the scores, and what each cut would take: from the fewest samples to nearly
 * all, in steps of about a tenth.
 */
public final class Exploration {
  private static final double STEP = 1.1;

  private final Losses losses;
  private final List<Stop> stops;

  /**
   * A cut.
   *
   * @param cut suspects score above this
   * @param suspects how many do
   * @param precision how many of them are labelled wrong, as far as that is known
   */
  public record Stop(double cut, int suspects, Precision precision) {}

  private Exploration(Losses losses, List<Stop> stops) {
    this.losses = losses;
    this.stops = List.copyOf(stops);
  }

  /**
   * The cuts of these losses, each a number of four digits, so that {@code losses.above} takes the
   * same when it is typed. Cost: O(N) for each of about 10 ln N cuts.
   *
   * @param decided what people have decided on the dataset; empty for nothing
   */
  static Exploration of(Losses losses, Optional<Corrections> decided) {
    Scores scores = losses.scores();
    List<Stop> stops = new ArrayList<>();
    int before = -1;
    for (int rank = 1; rank <= scores.size(); rank = Math.max(rank + 1, (int) (rank * STEP))) {
      double cut = Double.parseDouble(Numbers.brief(scores.highest(rank)));
      int count = scores.above(cut);
      if (count > before) {
        before = count;
        stops.add(stop(losses, cut, decided));
      }
    }
    return new Exploration(losses, stops);
  }

  private static Stop stop(Losses losses, double cut, Optional<Corrections> decided) {
    Suspects above = losses.above(cut);
    return new Stop(cut, above.size(), decided.map(above::precision).orElseGet(above::precision));
  }

  public Losses losses() {
    return losses;
  }

  /** From the highest cut, which takes the fewest, to the lowest; none of no samples. */
  public List<Stop> stops() {
    return stops;
  }

  /** A histogram with a slider where scripts run, a figure and a table elsewhere. */
  public Page page() {
    return View.show("explore", Page.class, this);
  }

  @Override
  public String toString() {
    return "%s cuts of %s by %s; page() shows them"
        .formatted(Numbers.count(stops.size()), losses.dataset().name(), losses.score().name());
  }
}
