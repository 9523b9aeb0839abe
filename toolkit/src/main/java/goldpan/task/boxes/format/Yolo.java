package goldpan.task.boxes.format;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.DatasetFormat;
import goldpan.data.Finding;
import goldpan.data.FolderWalk;
import goldpan.data.Opening;
import goldpan.data.PictureSize;
import goldpan.data.Reason;
import goldpan.data.Recognition;
import goldpan.data.Split;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import goldpan.data.Workers;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.BoxAnnotations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * YOLO: a {@code data.yaml} with class names and folders of pictures, and a text file of labels a
 * picture. A picture without labels shows nothing, as trainers take it. Polygons are read as the
 * boxes around them and stay polygons.
 *
 * @see <a href="https://docs.ultralytics.com/datasets/detect/">the format as trainers read it</a>
 */
@AutoService(DatasetFormat.class)
public final class Yolo implements DatasetFormat {
  static final String NAME = "YOLO";
  private static final int AT_ONCE = 64;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String task() {
    return BoxAnnotations.TASK;
  }

  @Override
  public String expects() {
    return "a .yaml file with names, train and val, or the folder it is in, with labels/a.txt for"
        + " images/a.jpg";
  }

  @Override
  public Recognition recognises(Path path) {
    boolean one =
        Files.isDirectory(path) ? YoloConfig.in(path).isPresent() : YoloConfig.isOne(path);
    return one ? Recognition.BY_CONTENT : Recognition.NO;
  }

  @Override
  public Dataset open(Path path) {
    return open(path, Opening.usual());
  }

  @Override
  public Dataset open(Path path, Opening opening) {
    Path given = path.toAbsolutePath().normalize();
    Path file =
        Files.isDirectory(given)
            ? YoloConfig.in(given)
                .orElseThrow(
                    () ->
                        new DatasetException(
                            given + " has no .yaml file with names and train; expected data.yaml"))
            : given;
    return new Reading(given, YoloConfig.read(file)).dataset();
  }

  /** A picture that the configuration leads to. */
  private record Found(Path picture, Split split) {}

  /** What is in a picture's labels; without a size when the picture cannot be read. */
  private record Labels(Optional<PictureSize> size, Optional<YoloLabels> lines, String problem) {}

  /** Reads what a configuration leads to. */
  private static final class Reading {
    private final Path given;
    private final Path root;
    private final YoloConfig config;
    private final List<Found> found = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();
    private final Map<String, Path> labelsOf = new HashMap<>();

    Reading(Path given, YoloConfig config) {
      this.given = given;
      this.config = config;
      this.root = config.file().resolveSibling("").normalize();
      Map<Path, Split> seen = new HashMap<>();
      config
          .places()
          .forEach(
              (split, places) ->
                  places.forEach(
                      p ->
                          config
                              .find(p)
                              .ifPresentOrElse(f -> find(f, split, seen), () -> absent.add(p))));
    }

    private void find(Path place, Split split, Map<Path, Split> seen) {
      for (Path picture : YoloPaths.pictures(place)) {
        if (seen.putIfAbsent(picture, split) == null) {
          found.add(new Found(picture, split));
        }
      }
    }

    Dataset dataset() {
      if (found.isEmpty()) {
        throw new DatasetException(
            "%s leads to no picture; expected train or val to name a folder of pictures; %s"
                .formatted(
                    config.file(),
                    absent.isEmpty() ? "the folders are empty" : absent + " are not there"));
      }
      boolean inside = found.stream().allMatch(f -> f.picture().startsWith(root));
      Path media =
          inside
              ? root
              : YoloPaths.common(
                      java.util.stream.Stream.concat(
                          java.util.stream.Stream.of(root),
                          found.stream().map(f -> f.picture().resolveSibling("").normalize())))
                  .orElseThrow(
                      () ->
                          new DatasetException(
                              config.file()
                                  + " leads to pictures on several file systems; expected one"));
      BoxListing listing = new BoxListing(String.valueOf(given.getFileName()), given, media);
      absent.forEach(
          p ->
              listing
                  .findings()
                  .add(
                      String.valueOf(config.file().getFileName()),
                      Finding.Kind.NOTE,
                      "names %s, which is not there; expected a folder of pictures".formatted(p)));
      AtomicReferenceArray<Labels> labels = new AtomicReferenceArray<>(found.size());
      Workers.forEach(
          found.size(),
          AT_ONCE,
          (from, to) -> {
            for (int i = from; i < to; i++) {
              labels.set(i, labels(found.get(i).picture()));
            }
          });
      for (int i = 0; i < found.size(); i++) {
        take(found.get(i), labels.get(i), media, listing);
      }
      YoloSource.Files from =
          new YoloSource.Files(config, root, media, labelsOf, others(media, listing));
      return listing.dataset(
          List.copyOf(config.names().values()),
          original -> new YoloSource(Optional.of(from), original));
    }

    /** Labels of no sample: they and their pictures go along with an export. */
    private List<Path> others(Path media, BoxListing listing) {
      Set<Path> known = new HashSet<>(labelsOf.values());
      Set<Path> folders = new TreeSet<>();
      known.forEach(f -> folders.add(f.resolveSibling("")));
      Set<Path> others = new TreeSet<>();
      for (Path folder : folders) {
        List<String> inside = Files.isDirectory(folder) ? FolderWalk.of(folder).files() : List.of();
        inside.stream()
            .filter(f -> f.endsWith(".txt") && !f.equals("classes.txt"))
            .map(folder::resolve)
            .filter(f -> !known.contains(f))
            .forEach(others::add);
      }
      Set<Path> leftOut = new HashSet<>();
      for (Found each : found) {
        if (!listing.has(id(media, each.picture()))) {
          others.add(each.picture());
          leftOut.add(YoloPaths.labels(each.picture(), root));
        }
      }
      for (Path other : others) {
        if (other.toString().endsWith(".txt") && !leftOut.contains(other)) {
          listing.bad(
              String.valueOf(other.getFileName()),
              "is of no picture; expected one of its name; it is passed over");
        }
      }
      return others.stream().filter(Files::isRegularFile).toList();
    }

    private static String id(Path media, Path picture) {
      return media.relativize(picture).toString().replace('\\', '/');
    }

    private Labels labels(Path picture) {
      Path file = YoloPaths.labels(picture, root);
      Optional<PictureSize> size = Optional.empty();
      String problem = "";
      try {
        size = Optional.of(PictureSize.of(picture));
      } catch (UnreadableMediaException e) {
        problem = e.problem();
      }
      try {
        Optional<YoloLabels> lines =
            Files.isRegularFile(file)
                ? Optional.of(new YoloLabels(Files.readAllLines(file), config.keypoints()))
                : Optional.empty();
        return new Labels(size, lines, problem);
      } catch (IOException e) {
        return new Labels(size, Optional.empty(), "its labels cannot be read: " + Reason.of(e));
      }
    }

    private void take(Found each, Labels labels, Path media, BoxListing listing) {
      String id = id(media, each.picture());
      Path file = YoloPaths.labels(each.picture(), root);
      if (labels.size().isEmpty()) {
        listing
            .findings()
            .add(
                id,
                Finding.Kind.UNREADABLE,
                labels.problem() + "; it is left out, since labels are parts of its size");
        return;
      }
      if (!labels.problem().isEmpty()) {
        listing.bad(id, labels.problem() + "; it is left out");
        return;
      }
      PictureSize size = labels.size().get();
      List<ReadBox> boxes = new ArrayList<>();
      int listed = labels.lines().map(YoloLabels::size).orElse(0);
      for (int i = 0; i < listed; i++) {
        box(labels.lines().orElseThrow(), i, size, file, listing).ifPresent(boxes::add);
      }
      if (listing.add(
          new ReadPicture(id, each.split(), size.width(), size.height(), boxes, listed))) {
        labelsOf.put(id, file);
      }
    }

    private Optional<ReadBox> box(
        YoloLabels lines, int number, PictureSize size, Path file, BoxListing listing) {
      List<String> parts = lines.parts(number);
      Optional<Integer> label = YoloLabels.label(parts);
      Optional<Box> place = lines.place(parts, size);
      String name = label.map(config.names()::get).orElse(null);
      if (name != null && place.isPresent()) {
        return Optional.of(new ReadBox(number, name, place.get(), false));
      }
      String where = "%s line %d".formatted(file.getFileName(), lines.line(number));
      listing.bad(
          where,
          name == null
              ? Words.of(
                  "has class %s; expected one of the %d numbers in names, from %d to %d; it is passed over",
                  parts.get(0),
                  config.names().size(),
                  config.names().firstKey(),
                  config.names().lastKey())
              : "has %d numbers behind the class, or some that are none; expected x, y, width and height, or a polygon; it is passed over"
                  .formatted(parts.size() - 1));
      return Optional.empty();
    }
  }
}
