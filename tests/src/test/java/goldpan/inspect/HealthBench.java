package goldpan.inspect;

import goldpan.data.Dataset;
import goldpan.data.Datasets;
import goldpan.data.Progress;
import goldpan.data.Words;

/**
 * Share of pictures that are flagged, by issue, in clean datasets: run with their names or paths.
 */
final class HealthBench {
  private HealthBench() {}

  public static void main(String[] args) {
    for (String name : args) {
      Dataset dataset = Datasets.named(name);
      Health health = Health.of(SampleScan.of(dataset, Progress.SILENT));
      System.out.println(Words.of("%s, %,d pictures", dataset.name(), dataset.size()));
      for (HealthIssue issue : HealthIssue.values()) {
        int count = health.flagged(issue).size();
        System.out.println(
            Words.of(
                "  %-18s %5d  %.2f %%  %s",
                issue, count, 100.0 * count / dataset.size(), health.classOf(issue).orElse("")));
      }
      int any = health.flagged().length;
      System.out.println(
          Words.of("  %-18s %5d  %.2f %%", "any", any, 100.0 * any / dataset.size()));
    }
  }
}
