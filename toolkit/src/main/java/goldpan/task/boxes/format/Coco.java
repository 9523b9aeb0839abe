package goldpan.task.boxes.format;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.data.DatasetFormat;
import goldpan.data.Opening;
import goldpan.data.Recognition;
import goldpan.data.Split;
import goldpan.data.Words;
import goldpan.task.boxes.BoxAnnotations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * COCO: a JSON file of pictures, categories and annotations, or a folder with one a split. A box is
 * an annotation's {@code bbox}; a crowd is neither to be found nor missed; polygons and masks stay
 * as they are.
 *
 * @see <a href="https://cocodataset.org/#format-data">the format's description</a>
 */
@AutoService(DatasetFormat.class)
public final class Coco implements DatasetFormat {
  static final String NAME = "COCO";
  private static final int DEPTH = 2;

  /** Beginnings of files of COCO that have no boxes of things. */
  private static final List<String> OTHER =
      List.of("captions_", "panoptic_", "stuff_", "image_info_");

  private static final String INSTANCES = "instances_";

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
    return "a .json file with images, annotations and categories, or a folder with one a split"
        + " (annotations/instances_train.json)";
  }

  @Override
  public Recognition recognises(Path path) {
    if (Files.isDirectory(path)) {
      return files(path).isEmpty() ? Recognition.NO : Recognition.BY_CONTENT;
    }
    return CocoFile.isOne(path) ? Recognition.BY_CONTENT : Recognition.NO;
  }

  /** The files of a folder, in name order. */
  private static List<Path> files(Path folder) {
    try (Stream<Path> inside = Files.walk(folder, DEPTH)) {
      List<Path> all =
          inside
              .filter(f -> OTHER.stream().noneMatch(o -> fileName(f).startsWith(o)))
              .filter(f -> fileName(f).endsWith(".json"))
              .filter(CocoFile::isOne)
              .sorted()
              .toList();
      List<Path> instances = all.stream().filter(f -> fileName(f).startsWith(INSTANCES)).toList();
      return instances.isEmpty() ? all : instances;
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }

  @Override
  public Dataset open(Path path) {
    return open(path, Opening.usual());
  }

  @Override
  public Dataset open(Path path, Opening opening) {
    Path given = path.toAbsolutePath().normalize();
    boolean isFolder = Files.isDirectory(given);
    List<Path> paths = isFolder ? files(given) : List.of(given);
    Path root = isFolder ? given : above(given.resolveSibling(""));
    List<CocoFile> files = paths.stream().map(CocoFile::read).toList();
    return new Reading(given, root, files, opening).dataset();
  }

  /** The folder that holds annotations and pictures. */
  private static Path above(Path folder) {
    boolean isAnnotations =
        fileName(folder).toLowerCase(java.util.Locale.ROOT).startsWith("annotation");
    Path parent = folder.getParent();
    return isAnnotations && parent != null ? parent : folder;
  }

  /** Puts what files hold together. */
  private static final class Reading {
    private final Path root;
    private final List<CocoFile> files;
    private final BoxListing listing;
    private final Path media;
    private final Map<Path, Path> folders = new LinkedHashMap<>();
    private final Map<String, CocoSource.Place> places = new LinkedHashMap<>();

    Reading(Path given, Path root, List<CocoFile> files, Opening opening) {
      this.root = root;
      this.files = files;
      for (CocoFile file : files) {
        folders.put(file.path(), opening.root().orElseGet(() -> PictureFolder.of(file, root)));
      }
      boolean inside = folders.values().stream().allMatch(f -> f.startsWith(root));
      this.media = inside ? root : folders.values().iterator().next();
      this.listing = new BoxListing(fileName(given), given, media);
    }

    Dataset dataset() {
      Set<String> classes = new LinkedHashSet<>();
      files.forEach(f -> classes.addAll(f.categories().values()));
      files.forEach(this::take);
      List<String> names = new ArrayList<>(classes);
      CocoSource.Files from = new CocoSource.Files(root, media, files, places);
      return listing.dataset(names, original -> new CocoSource(Optional.of(from), original));
    }

    private void take(CocoFile file) {
      String name = fileName(file.path());
      file.problems().forEach(p -> listing.bad(name, p));
      if (file.strays() > 0) {
        listing.bad(
            name,
            Words.of(
                "has %,d annotations of pictures that it does not list; they are passed over",
                file.strays()));
      }
      Split split = split(file.path());
      for (CocoFile.Picture picture : file.pictures().values()) {
        id(file, picture)
            .ifPresentOrElse(
                id -> take(file, picture, id, split),
                () ->
                    listing.bad(
                        name,
                        "picture %s is at \"%s\", outside of %s; expected a path inside; it is left out"
                            .formatted(picture.id(), picture.fileName(), media)));
      }
    }

    private Optional<String> id(CocoFile file, CocoFile.Picture picture) {
      Path folder = folders.getOrDefault(file.path(), media);
      try {
        Path path = folder.resolve(picture.fileName().replace('\\', '/')).normalize();
        return path.startsWith(media) && !path.equals(media)
            ? Optional.of(media.relativize(path).toString().replace('\\', '/'))
            : Optional.empty();
      } catch (java.nio.file.InvalidPathException e) {
        return Optional.empty();
      }
    }

    private void take(CocoFile file, CocoFile.Picture picture, String id, Split split) {
      List<CocoFile.Entry> entries = file.entries(picture.id());
      List<ReadBox> boxes = new ArrayList<>(entries.size());
      for (int i = 0; i < entries.size(); i++) {
        CocoFile.Entry entry = entries.get(i);
        String category = file.categories().get(entry.category());
        if (category == null || entry.place().isEmpty()) {
          listing.bad(
              fileName(file.path()),
              category == null
                  ? Words.of(
                      "annotations[%d] has category_id \"%s\"; expected one of the %d categories' ids; it is passed over",
                      entry.position(), entry.category(), file.categories().size())
                  : Words.of(
                      "annotations[%d] has no usable bbox; expected [x, y, width, height]; it is passed over",
                      entry.position()));
        } else {
          boxes.add(new ReadBox(i, category, entry.place().get(), entry.isCrowd()));
        }
      }
      ReadPicture read =
          new ReadPicture(id, split, picture.width(), picture.height(), boxes, entries.size());
      if (listing.add(read)) {
        places.put(id, new CocoSource.Place(file, picture.id()));
      }
    }

    /** The split that the name of a file, or of its folder, says. */
    private Split split(Path file) {
      String path = root.relativize(file).toString();
      for (String word : path.split("[^A-Za-z]+", -1)) {
        Optional<Split> named = Split.named(word).filter(s -> s != Split.NONE);
        if (named.isPresent()) {
          return named.get();
        }
      }
      return Split.NONE;
    }
  }

  /** Finds the folder that the paths in a file start at. */
  private static final class PictureFolder {
    private static final int TRIED = 20;

    private PictureFolder() {}

    /** Of the usual folders the one where most of the first pictures are. */
    static Path of(CocoFile file, Path root) {
      Path own = file.path().resolveSibling("");
      String subset = PictureNames.stem(fileName(file.path())).replaceFirst("^.*?_", "");
      Set<Path> tried = new LinkedHashSet<>();
      for (Path base : List.of(own, root)) {
        tried.add(base);
        for (String inside : List.of("images", "JPEGImages", "data", subset, "images/" + subset)) {
          tried.add(base.resolve(inside));
        }
      }
      Path best = own;
      long most = 0;
      for (Path folder : tried) {
        long there = there(file, folder);
        if (there > most) {
          most = there;
          best = folder;
        }
      }
      return best.normalize();
    }

    private static long there(CocoFile file, Path folder) {
      try {
        return file.pictures().values().stream()
            .limit(TRIED)
            .filter(p -> Files.isRegularFile(folder.resolve(p.fileName())))
            .count();
      } catch (java.nio.file.InvalidPathException e) {
        return 0;
      }
    }
  }
}
