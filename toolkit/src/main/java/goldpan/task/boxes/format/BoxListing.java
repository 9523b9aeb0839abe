package goldpan.task.boxes.format;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Finding;
import goldpan.data.Findings;
import goldpan.data.Media;
import goldpan.data.Opening;
import goldpan.data.Split;
import goldpan.data.Words;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.BoxChecks;
import goldpan.task.boxes.BoxSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Gathers pictures and boxes while a format reads, and makes a dataset of them. */
final class BoxListing {
  private final String name;
  private final Path root;
  private final Path pictures;
  private final Findings findings = new Findings();
  private final List<ReadPicture> all = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  /**
   * Begins.
   *
   * @param root the folder or file that was opened
   * @param pictures the folder that the ids are paths in
   */
  BoxListing(String name, Path root, Path pictures) {
    this.name = name;
    this.root = root;
    this.pictures = pictures;
  }

  /** Where what is wrong is told. */
  Findings findings() {
    return findings;
  }

  /** Says that something in a file could not be used. */
  void bad(String where, String what) {
    findings.add(where, Finding.Kind.BAD_ROW, what);
  }

  /** Takes a picture; false, and a finding, when its id was taken before. */
  boolean add(ReadPicture picture) {
    if (!ids.add(picture.id())) {
      bad(picture.id(), "is listed twice; the first listing counts");
      return false;
    }
    all.add(picture);
    return true;
  }

  boolean has(String id) {
    return ids.contains(id);
  }

  List<ReadPicture> pictures() {
    return all;
  }

  /**
   * The dataset of all pictures, with what is wrong with their boxes.
   *
   * @param classes of the dataset, in order
   * @param source makes what writes it, from the boxes of each id
   * @throws DatasetException when there is no picture
   */
  Dataset dataset(List<String> classes, Function<OriginalBoxes, BoxSource> source) {
    Map<String, Integer> places = new HashMap<>();
    classes.forEach(c -> places.put(c, places.size()));
    return dataset(classes, c -> places.getOrDefault(c, 0), source);
  }

  Dataset dataset(
      List<String> classes,
      ToIntFunction<String> index,
      Function<OriginalBoxes, BoxSource> source) {
    if (all.isEmpty()) {
      throw new DatasetException(
          "%s has no usable picture (%s); expected at least one with its annotation"
              .formatted(root, findings.isEmpty() ? "none is listed" : findings.list().get(0)));
    }
    if (classes.stream().distinct().count() < classes.size()) {
      throw new DatasetException(
          root
              + " names a class twice: "
              + classes
              + "; name each once, and give boxes one of them");
    }
    BoxAnnotations.Builder boxes = BoxAnnotations.builder(classes);
    all.forEach(
        p -> boxes.picture(p.width(), p.height(), ReadBox.given(p.boxes(), index), p.listed()));
    BoxAnnotations given = boxes.build();
    Dataset.Ids packed = Dataset.Ids.of(all.stream().map(ReadPicture::id).toList());
    Media media = media(packed, given);
    Dataset plain =
        Dataset.of(
            name,
            root,
            classes,
            packed,
            new int[all.size()],
            all.stream().map(ReadPicture::split).toArray(Split[]::new),
            media,
            List.of());
    Findings told = findings;
    BoxChecks.of(plain.annotated(given)).forEach(told::add);
    return Dataset.of(
            name,
            root,
            classes,
            packed,
            new int[all.size()],
            all.stream().map(ReadPicture::split).toArray(Split[]::new),
            media,
            told.list())
        .annotated(given.from(source.apply(new OriginalBoxes(plain, given))));
  }

  private Media media(Dataset.Ids packed, BoxAnnotations given) {
    int there = 0;
    Findings absent = new Findings();
    for (int i = 0; i < packed.size(); i++) {
      if (Files.isRegularFile(pictures.resolve(packed.get(i)))) {
        there++;
      } else {
        absent.add(
            packed.get(i), Finding.Kind.UNREADABLE, "is missing; expected a file in " + pictures);
      }
    }
    if (there > 0) {
      absent.list().forEach(findings::add);
      return new SizedMedia(Media.files(pictures, packed), given);
    }
    findings.add(
        name,
        Finding.Kind.NOTE,
        Words.of(
            "names %,d pictures and none is in %s; opened as boxes without pictures; if they are elsewhere, open with opening().root(...)",
            packed.size(), pictures));
    return Media.none(packed.size());
  }

  /** The folder said on opening, or the usual one. */
  static Path folder(Opening opening, Path usual) {
    return opening.root().orElse(usual);
  }
}
