package goldpan.task.boxes.format;

import goldpan.data.Dataset;
import goldpan.data.PictureSize;
import goldpan.data.Split;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.BoxSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes YOLO: the files that were opened, line by line, or new ones. */
final class YoloSource implements BoxSource {
  private static final String CONFIG = "data.yaml";

  private final Optional<Files> files;
  private final OriginalBoxes original;

  /**
   * What was opened.
   *
   * @param root the folder that the configuration lies in
   * @param media the folder that ids are paths in
   * @param labelsOf where each picture's labels are, or would be
   * @param others files that are no sample's and go along
   */
  record Files(
      YoloConfig config, Path root, Path media, Map<String, Path> labelsOf, List<Path> others) {}

  YoloSource(Optional<Files> files, OriginalBoxes original) {
    this.files = files;
    this.original = original;
  }

  @Override
  public String format() {
    return Yolo.NAME;
  }

  @Override
  public String picture(String id) {
    return files.isPresent() ? id : "images/" + id;
  }

  @Override
  public Map<String, Integer> classNumbers() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    files.ifPresent(
        f ->
            f.config()
                .names()
                .keySet()
                .forEach(n -> numbers.put(Integer.toString(n), numbers.size())));
    return numbers;
  }

  @Override
  public void write(Dataset dataset, BoxAnnotations boxes, Path folder) throws IOException {
    if (files.isEmpty()) {
      writeNew(dataset, boxes, folder);
      return;
    }
    Files from = files.get();
    java.nio.file.Files.copy(
        from.config().file(), folder.resolve(String.valueOf(from.config().file().getFileName())));
    for (Path other : from.others()) {
      Path to = folder.resolve(relative(from, other));
      java.nio.file.Files.createDirectories(to.getParent());
      java.nio.file.Files.copy(other, to);
    }
    List<Integer> numbers = List.copyOf(from.config().names().keySet());
    for (Map.Entry<String, Path> each : from.labelsOf().entrySet()) {
      BoxChanges changes = original.changes(each.getKey(), dataset, boxes);
      boolean isThere = java.nio.file.Files.isRegularFile(each.getValue());
      if (changes.isGone() || (!isThere && changes.isUnchanged())) {
        continue;
      }
      Path to = folder.resolve(relative(from, each.getValue()));
      java.nio.file.Files.createDirectories(to.getParent());
      if (changes.isUnchanged()) {
        java.nio.file.Files.copy(each.getValue(), to);
      } else {
        int row = dataset.indexOf(each.getKey()).orElseThrow();
        PictureSize size = new PictureSize(boxes.width(row), boxes.height(row));
        String before = isThere ? java.nio.file.Files.readString(each.getValue()) : "";
        java.nio.file.Files.writeString(
            to, edited(before, from.config().keypoints(), changes, numbers, size));
      }
    }
  }

  private static String relative(Files from, Path labels) {
    Path base = labels.startsWith(from.root()) ? from.root() : from.media();
    return base.relativize(labels).toString();
  }

  private static String edited(
      String before,
      boolean keypoints,
      BoxChanges changes,
      List<Integer> numbers,
      PictureSize size) {
    String end = before.contains("\r\n") ? "\r\n" : "\n";
    List<String> lines = before.lines().toList();
    List<String> now = new YoloLabels(lines, keypoints).edited(changes, numbers, size);
    boolean endsLine = before.isEmpty() || before.endsWith("\n");
    return String.join(end, now) + (endsLine && !now.isEmpty() ? end : "");
  }

  private static void writeNew(Dataset dataset, BoxAnnotations boxes, Path folder)
      throws IOException {
    List<Integer> numbers = new ArrayList<>();
    boxes.classes().forEach(c -> numbers.add(numbers.size()));
    Map<Split, List<String>> lists = new LinkedHashMap<>();
    for (int row = 0; row < dataset.size(); row++) {
      PictureSize size = size(dataset, boxes, row);
      List<String> lines =
          boxes.boxes(row).stream().map(b -> YoloLabels.line(b.box(), numbers, size)).toList();
      String id = dataset.id(row);
      Path to = YoloPaths.labels(folder.resolve("images/" + id).toAbsolutePath(), folder);
      java.nio.file.Files.createDirectories(to.getParent());
      java.nio.file.Files.write(to, lines, StandardCharsets.UTF_8);
      lists.computeIfAbsent(dataset.split(row), s -> new ArrayList<>()).add("./images/" + id);
    }
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("path", ".");
    for (Map.Entry<Split, List<String>> list : lists.entrySet()) {
      String name = name(list.getKey());
      java.nio.file.Files.write(folder.resolve(name + ".txt"), list.getValue());
      config.put(name, name + ".txt");
    }
    Map<Integer, String> names = new LinkedHashMap<>();
    boxes.classes().forEach(c -> names.put(names.size(), c));
    config.put("names", names);
    DumperOptions style = new DumperOptions();
    style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    style.setAllowUnicode(true);
    java.nio.file.Files.writeString(folder.resolve(CONFIG), new Yaml(style).dump(config));
  }

  private static PictureSize size(Dataset dataset, BoxAnnotations boxes, int row) {
    PictureSize said = new PictureSize(boxes.width(row), boxes.height(row));
    return said.width() > 0 && said.height() > 0
        ? said
        : dataset
            .file(row)
            .map(PictureSize::of)
            .orElseThrow(
                () ->
                    new goldpan.data.DatasetException(
                        "%s has no size; expected width and height in its annotation, or its picture; YOLO's labels are parts of them"
                            .formatted(dataset.id(row))));
  }

  /** Samples of no split are to be learnt from. */
  private static String name(Split split) {
    return split == Split.VALIDATION ? "val" : split == Split.TEST ? "test" : "train";
  }
}
