package goldpan.task.boxes.format;

import goldpan.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Splits of Pascal VOC: {@code ImageSets/Main/train.txt} and the like, a picture's stem a line. */
final class VocSplits {
  static final String FOLDER = "ImageSets/Main";
  private static final List<String> LISTS = List.of("train", "val", "test", "trainval");

  private final Map<String, Split> ofStem = new HashMap<>();

  private VocSplits() {}

  static VocSplits of(Path root) throws IOException {
    VocSplits splits = new VocSplits();
    for (String list : LISTS) {
      Path file = root.resolve(FOLDER).resolve(list + ".txt");
      if (Files.isRegularFile(file)) {
        Split split = Split.named(list).orElse(Split.TRAIN);
        for (String line : Files.readAllLines(file)) {
          stem(line).ifPresent(s -> splits.ofStem.putIfAbsent(s, split));
        }
      }
    }
    return splits;
  }

  /** The picture that a line of a list names. */
  static Optional<String> stem(String line) {
    String first = line.strip().split("\\s+", 2)[0];
    return first.isEmpty() ? Optional.empty() : Optional.of(first);
  }

  /** The split of a picture: as the lists say, otherwise as one of its folders is called. */
  Split of(String stem, String id) {
    Split listed = ofStem.get(stem);
    if (listed != null) {
      return listed;
    }
    for (String folder : id.split("/", -1)) {
      Optional<Split> named = Split.named(folder).filter(s -> s != Split.NONE);
      if (named.isPresent() && !id.endsWith("/" + folder)) {
        return named.get();
      }
    }
    return Split.NONE;
  }
}
