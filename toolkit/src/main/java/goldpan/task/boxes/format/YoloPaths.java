package goldpan.task.boxes.format;

import goldpan.data.DatasetException;
import goldpan.data.FolderWalk;
import goldpan.data.Modality;
import goldpan.data.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where YOLO has pictures, and the labels of each. */
final class YoloPaths {
  private static final String IMAGES = "images";
  private static final String LABELS = "labels";

  private YoloPaths() {}

  /** The pictures in a folder, or in a list of paths, in order. */
  static List<Path> pictures(Path place) {
    if (Files.isDirectory(place)) {
      return FolderWalk.of(place).files().stream()
          .filter(f -> Modality.picture().isNamedLikeOne(PictureNames.name(f)))
          .map(place::resolve)
          .toList();
    }
    try {
      List<Path> listed = new ArrayList<>();
      for (String line : Files.readAllLines(place)) {
        if (!line.isBlank()) {
          listed.add(place.resolveSibling("").resolve(line.strip()).normalize());
        }
      }
      return listed;
    } catch (IOException e) {
      throw new DatasetException(
          "%s cannot be read (%s); expected a folder of pictures or a list of their paths"
              .formatted(place, Reason.of(e)),
          e);
    }
  }

  /**
   * The file of a picture's labels: where its path has {@code labels} in place of the last {@code
   * images}, below the configuration's folder, or beside the picture. The first of these that is
   * there, otherwise the first.
   */
  static Path labels(Path picture, Path config) {
    String stem = PictureNames.stem(String.valueOf(picture.getFileName())) + ".txt";
    List<Path> places = new ArrayList<>();
    int at = lastImages(picture);
    if (at >= 0) {
      Path below = picture.subpath(at + 1, picture.getNameCount()).resolveSibling(stem);
      Path above = at == 0 ? picture.getRoot() : picture.getRoot().resolve(picture.subpath(0, at));
      places.add(above.resolve(LABELS).resolve(below.toString()));
      places.add(config.resolve(LABELS).resolve(below.toString()));
    }
    places.add(picture.resolveSibling(stem));
    Optional<Path> there = places.stream().filter(Files::isRegularFile).findFirst();
    return there.orElse(
        places.size() > 1 && sameTree(config, picture)
            ? places.get(0)
            : places.get(Math.min(1, places.size() - 1)));
  }

  private static boolean sameTree(Path config, Path picture) {
    return picture.startsWith(config);
  }

  private static int lastImages(Path picture) {
    for (int i = picture.getNameCount() - 2; i >= 0; i--) {
      if (picture.getName(i).toString().equals(IMAGES)) {
        return i;
      }
    }
    return -1;
  }

  /** The deepest folder that holds all of these; empty on different file systems or for none. */
  static Optional<Path> common(Stream<Path> paths) {
    return paths
        .map(Optional::of)
        .reduce(
            (a, b) -> {
              Optional<Path> above = a;
              while (above.isPresent() && b.isPresent() && !b.get().startsWith(above.get())) {
                above = above.map(Path::getParent);
              }
              return above;
            })
        .flatMap(p -> p);
  }
}
