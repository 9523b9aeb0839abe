package goldpan.review;

import goldpan.disk.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The name that was last decided under, in a file beside the journals, so that pages of other
 * datasets and later servers offer it. Where it cannot be kept, the user's own name is offered.
 */
final class LastReviewer {
  private final Path file;
  private final boolean isFixed;
  private String known;

  /**
   * @param fixed the only name that is decided under; nothing is kept then
   */
  LastReviewer(Journal journal, Optional<String> fixed) {
    this.isFixed = fixed.isPresent();
    this.file = journal.path().resolveSibling("reviewer.txt");
    this.known = fixed.or(this::read).orElse(Note.mine().by());
  }

  private Optional<String> read() {
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      return Optional.of(NoteText.line("reviewer", text, NoteText.LONGEST_NAME))
          .filter(t -> !t.isEmpty());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether nobody else decides here. */
  boolean isFixed() {
    return isFixed;
  }

  synchronized String name() {
    return known;
  }

  synchronized void remember(String name) {
    if (isFixed || name.isEmpty() || name.equals(known)) {
      return;
    }
    known = name;
    try {
      OwnerOnly.createFile(file);
      Files.write(file, name.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // the name is a convenience: it is asked for again next time
    }
  }
}
