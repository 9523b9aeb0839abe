package goldpan.threshold;

import com.google.auto.service.AutoService;
import goldpan.mining.ConfidentJoint;
import goldpan.mining.Losses;
import goldpan.mining.Selection;
import goldpan.mining.Threshold;
import java.util.BitSet;

/**
 * What both {@link PruneByClass} and {@link PruneByNoiseRate} take: fewer, and surer. Cost: that of
 * both, with one count.
 *
 * @see <a href="https://arxiv.org/abs/1911.00068">Northcutt, Jiang and Chuang, Confident Learning,
 *     2021, section 3.2, method 5</a>
 */
@AutoService(Threshold.class)
public record PruneByBoth() implements Threshold {

  @Override
  public String name() {
    return "prune-by-both";
  }

  @Override
  public String rule() {
    return "what both of confident learning's prunings take";
  }

  @Override
  public Selection select(Losses losses) {
    ConfidentJoint joint = losses.confidentJoint();
    BitSet marked = PruneByClass.of(losses, joint);
    marked.and(PruneByNoiseRate.of(losses.predictions(), joint));
    return Selection.of(marked, losses);
  }
}
