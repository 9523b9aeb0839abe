package goldpan.train;

import goldpan.disk.CheckpointStore;
import goldpan.disk.PendingWork;
import goldpan.disk.WorkGauge;
import goldpan.torch.ScoreJournal;
import goldpan.torch.WorkKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The trainings and minings that a folder keeps. */
public final class UnfinishedWork {
  private UnfinishedWork() {}

  /** The work that {@code folder} keeps, the newest first. Takes no lock. */
  public static List<PendingWork> in(Path folder) {
    return CheckpointStore.pending(folder, UnfinishedWork::measure);
  }

  private static WorkGauge.Extent measure(Path work, int epochs) throws IOException {
    if (work.getFileName().toString().startsWith(WorkKey.TRAINING)) {
      return new WorkGauge.Extent("training", epochsDone(work), epochs, "epochs");
    }
    ScoreJournal.Known known = ScoreJournal.known(work.resolve(ScoreJournal.FILE));
    return new WorkGauge.Extent("mining", known.rows(), known.of(), "samples");
  }

  private static int epochsDone(Path work) throws IOException {
    int sum = 0;
    try (Stream<Path> all = Files.list(work)) {
      for (Path file : all.filter(FoldCheckpoint::isOne).toList()) {
        sum += FoldCheckpoint.epochs(file);
      }
    }
    return sum;
  }
}
