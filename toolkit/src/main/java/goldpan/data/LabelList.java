package goldpan.data;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A text file with one label a line and nothing else, for predictions brought along. */
@AutoService(DatasetFormat.class)
public final class LabelList implements DatasetFormat {

  @Override
  public String name() {
    return "label list";
  }

  @Override
  public String expects() {
    return "a .txt file with one label a line, without pictures";
  }

  @Override
  public int recognises(Path path) {
    return Files.isRegularFile(path) && Columns.plainName(path).endsWith(".txt") ? 2 : 0;
  }

  @Override
  public Dataset open(Path path) {
    Path file = path.toAbsolutePath().normalize();
    List<String> labels = labels(file);
    List<String> classes = NameOrder.classes(labels);
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      index.put(classes.get(i), i);
    }
    int n = labels.size();
    Split[] splits = new Split[n];
    Arrays.fill(splits, Split.NONE);
    return Dataset.of(
        String.valueOf(file.getFileName()),
        file,
        classes,
        Dataset.Ids.numbered(n),
        labels.stream().mapToInt(l -> index.getOrDefault(l, -1)).toArray(),
        splits,
        new NoMedia(n),
        List.of());
  }

  private static List<String> labels(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file).stream().map(String::strip).toList();
    } catch (CharacterCodingException e) {
      throw new DatasetException(
          file + " is not UTF-8 text; expected one label a line; save it as UTF-8", e);
    } catch (IOException e) {
      throw new DatasetException(
          "%s cannot be read (%s); check the file".formatted(file, Reason.of(e)), e);
    }
    if (lines.isEmpty()) {
      throw new DatasetException(file + " is empty; expected one label a line");
    }
    FirstFive bad = new FirstFive();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isEmpty()) {
        bad.add(Words.of("line %,d is empty", i + 1));
      }
    }
    // Passing over a line would shift every row of the predictions that belong to it.
    bad.throwIfAny(file.toString(), "lines without a label", "expected one label a line");
    return lines;
  }
}
