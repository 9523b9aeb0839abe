package goldpan.predict.file;

import goldpan.data.Words;
import goldpan.predict.PredictionException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text file of names, one a line, that lies next to a file of numbers: {@code probs.classes} or
 * {@code probs.npy.classes} beside {@code probs.npy}, {@code .ids} likewise.
 */
public final class NameFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private NameFile() {}

  /** The list next to {@code file}, if there is one. */
  public static Optional<Path> beside(Path file, String extension) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot < 1 ? name : name.substring(0, dot);
    return List.of(name + extension, stem + extension).stream()
        .map(file::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * Reads a list of names; blank lines at its end do not count.
   *
   * @throws PredictionException when it is no text, has an empty line or none at all
   */
  public static List<String> read(Path file) {
    List<String> lines = lines(file);
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      String line = i == 0 ? lines.get(i).replace(BYTE_ORDER_MARK, "") : lines.get(i);
      if (line.isBlank()) {
        throw new PredictionException(
            Words.of("%s: line %d is empty; expected one name a line", file, i + 1));
      }
      names.add(line.strip());
    }
    if (names.isEmpty()) {
      throw new PredictionException(file + " is empty; expected one name a line");
    }
    return List.copyOf(names);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new PredictionException(
          file + " is no text in UTF-8; expected one name a line; save it again", e);
    } catch (IOException e) {
      throw new PredictionException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
