package goldpan.verbs;

import goldpan.Goldpan;
import goldpan.Session;
import goldpan.data.Dataset;
import goldpan.data.Datasets;
import goldpan.data.Figure;
import goldpan.data.Split;
import goldpan.data.View;
import goldpan.mining.Threshold;
import goldpan.mining.ThresholdNames;
import goldpan.score.Score;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** What arguments of magics may be, for completion while typing. */
final class Candidates {
  private static final int MOST_IDS = 200;

  private Candidates() {}

  /** Words found anew each time: they are those of the newest result. */
  private abstract static class Words implements Iterable<String> {
    private final Supplier<List<String>> words;

    private Words(Supplier<List<String>> words) {
      this.words = words;
    }

    @Override
    public Iterator<String> iterator() {
      return words.get().iterator();
    }
  }

  /** Bundled datasets. */
  static final class DatasetNames extends Words {
    DatasetNames() {
      super(Datasets::bundled);
    }
  }

  /** Classes of the newest dataset. */
  static final class ClassNames extends Words {
    ClassNames() {
      super(() -> Session.current().dataset().map(Dataset::classes).orElse(List.of()));
    }
  }

  /** Ids of the newest suspects, most suspicious first. */
  static final class SuspectIds extends Words {
    SuspectIds() {
      super(() -> Session.current().suspects().map(s -> s.top(MOST_IDS).ids()).orElse(List.of()));
    }
  }

  /** Runs, newest first. */
  static final class RunIds extends Words {
    RunIds() {
      super(
          () -> Goldpan.runs().ids().stream().sorted(java.util.Comparator.reverseOrder()).toList());
    }
  }

  /** Figures of whatever there is. */
  static final class FigureNames extends Words {
    FigureNames() {
      super(
          () ->
              View.all().stream()
                  .filter(view -> view.kind() == Figure.class)
                  .map(View::name)
                  .distinct()
                  .sorted()
                  .toList());
    }
  }

  /** Threshold rules. */
  static final class Rules extends Words {
    Rules() {
      super(() -> ThresholdNames.all().stream().map(Threshold::name).toList());
    }
  }

  /** Scores. */
  static final class Scores extends Words {
    Scores() {
      super(() -> Goldpan.scores().stream().map(Score::name).toList());
    }
  }

  /** Splits. */
  static final class Splits extends Words {
    Splits() {
      super(() -> Arrays.stream(Split.values()).map(Split::toString).toList());
    }
  }
}
