package goldpan.run;

import goldpan.mining.Suspects;
import java.nio.file.Path;

/** The figures and the gallery of a run. */
final class Report {
  private Report() {}

  static Path write(Run run, Suspects suspects) {
    Path folder = run.folder();
    run.losses().plot().save(folder.resolve("loss.png"));
    run.losses().histogram().save(folder.resolve("histogram.png"));
    run.losses().byClass().save(folder.resolve("by-class.png"));
    run.losses().confusion().save(folder.resolve("confusion.png"));
    run.losses().thresholds().plot().save(folder.resolve("thresholds.png"));
    run.dataset().plot().save(folder.resolve("classes.png"));
    run.baseline().ifPresent(b -> b.plot().save(folder.resolve("training.png")));
    suspects.gallery().save(folder.resolve("gallery.html"));
    return folder;
  }
}
