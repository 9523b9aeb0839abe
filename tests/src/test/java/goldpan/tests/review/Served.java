package goldpan.tests.review;

import goldpan.data.Datasets;
import goldpan.mining.Losses;
import goldpan.review.Journal;
import goldpan.review.Review;
import goldpan.review.ReviewSession;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;

/** The review page in a process of its own, so that it can be killed. */
final class Served {
  private Served() {}

  public static void main(String[] args) throws Exception {
    Losses losses = Centroids.losses(Datasets.named("mnist-test"));
    Journal journal = Journal.open(Path.of(args[0]), losses.dataset());
    ReviewSession session = Review.open(losses.top(1000), journal);
    System.out.println(session.link());
    Thread.sleep(600_000);
  }

  /** A served page: its process and its link. */
  record Child(Process process, String link) {}

  static Child start(Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Served.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader();
    return new Child(process, String.valueOf(out.readLine()));
  }
}
