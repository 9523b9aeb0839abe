package goldpan.task.boxes;

import goldpan.data.Dataset;
import goldpan.data.Media;
import goldpan.data.Split;
import goldpan.predict.Origin;
import goldpan.predict.Provenance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Datasets of boxes and detections for tests, without pictures. */
final class Boxed {
  private Boxed() {}

  static List<GivenBox> given(Box... boxes) {
    List<GivenBox> all = new ArrayList<>();
    for (Box box : boxes) {
      all.add(new GivenBox(all.size(), box, false));
    }
    return all;
  }

  /** Classes c0, c1, …; pictures 0000, 0001, … of 640×480. */
  static Dataset dataset(int classes, List<List<GivenBox>> given) {
    List<String> names = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      names.add("c" + k);
    }
    BoxAnnotations.Builder boxes = BoxAnnotations.builder(names);
    given.forEach(g -> boxes.picture(640, 480, g, g.size()));
    Split[] splits = new Split[given.size()];
    Arrays.fill(splits, Split.NONE);
    return Dataset.of(
            "boxed",
            Path.of("nowhere").toAbsolutePath(),
            names,
            Dataset.Ids.numbered(given.size()),
            new int[given.size()],
            splits,
            Media.none(given.size()),
            List.of())
        .annotated(boxes.build());
  }

  static Detections detections(Dataset dataset, List<List<ScoredBox>> found, Origin origin) {
    Detections.Builder all =
        Detections.builder(dataset, new Provenance("made up", 0, dataset.fingerprint(), "cpu", 1));
    for (int i = 0; i < found.size(); i++) {
      all.picture(i, found.get(i), origin, 0);
    }
    return all.build();
  }
}
