package goldpan.review;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import goldpan.data.Json;
import goldpan.data.Words;
import goldpan.disk.AtomicFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decisions as a file to send and to keep under version control: JSON Lines, a heading with the
 * format's version and the dataset's name, fingerprint and size, then one line a decision in order.
 */
public final class Patch {
  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

  private Patch() {}

  /**
   * Writes the decisions; the file appears whole or not at all, and replaces one that is there.
   *
   * @return the absolute path written
   * @throws JournalException when it cannot be written
   */
  public static Path write(Decisions decisions, Path file) {
    Path target = file.toAbsolutePath().normalize();
    try {
      AtomicFile.write(target, text(decisions));
    } catch (IOException e) {
      throw new JournalException(
          "%s cannot be written (%s); expected a folder that can be written; choose another"
              .formatted(target, e),
          e);
    }
    return target;
  }

  /** The file's content. */
  public static String text(Decisions decisions) {
    StringBuilder text = new StringBuilder();
    JsonObject heading =
        Heading.of("patch", decisions.dataset(), decisions.fingerprint(), decisions.samples());
    heading.addProperty("decisions", decisions.size());
    text.append(heading).append('\n');
    decisions.list().forEach(d -> text.append(DecisionJson.write(d)).append('\n'));
    return text.toString();
  }

  /**
   * Reads a patch file, as {@link #write} or a gallery page made it.
   *
   * @throws JournalException naming the first five bad lines
   */
  public static Decisions read(Path file) {
    try {
      return parse(file.toString(), Files.readAllLines(file));
    } catch (CharacterCodingException e) {
      throw new JournalException(file + " is no UTF-8 text; expected a Goldpan patch file", e);
    } catch (IOException e) {
      throw new JournalException(
          "%s cannot be read (%s); expected a Goldpan patch file".formatted(file, e), e);
    }
  }

  private static Decisions parse(String where, List<String> lines) {
    List<String> problems = new ArrayList<>();
    List<Decision> decisions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    JsonObject heading = heading(where, lines);
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      try {
        Decision d = DecisionJson.read(object(lines.get(i)));
        requirePlausible(d);
        if (!ids.add(d.id())) {
          throw new IllegalArgumentException(
              "sample \"%s\" is decided twice; expected once".formatted(d.id()));
        }
        decisions.add(d);
      } catch (IllegalArgumentException e) {
        problems.add(Words.of("line %d: %s", i + 1, String.valueOf(e.getMessage())));
      }
    }
    refuse(where, problems);
    int expected = DecisionJson.number(heading, "decisions");
    if (decisions.size() != expected) {
      throw new JournalException(
          Words.of(
              "%s: heading promises %,d decisions, file has %,d; get the whole file, or correct \"decisions\" in line 1 after an edit by hand",
              where, expected, decisions.size()));
    }
    return Decisions.of(
        DecisionJson.text(heading, "dataset"),
        DecisionJson.text(heading, "fingerprint"),
        DecisionJson.number(heading, "samples"),
        decisions);
  }

  /** What a person could have decided with Goldpan: not before it was written, nor tomorrow. */
  private static void requirePlausible(Decision d) {
    Instant latest = Instant.now().plus(Duration.ofDays(1));
    if (d.at().isBefore(EARLIEST) || d.at().isAfter(latest)) {
      throw new IllegalArgumentException(
          "\"at\" is %s; expected a time from %s until now; correct it"
              .formatted(d.at(), EARLIEST));
    }
    NoteText.line("by", d.by(), NoteText.LONGEST_NAME);
    NoteText.line("why", d.why(), NoteText.LONGEST_REASON);
  }

  private static JsonObject heading(String where, List<String> lines) {
    try {
      JsonObject heading = object(lines.isEmpty() ? "" : lines.get(0));
      Heading.check(heading, "patch");
      return heading;
    } catch (IllegalArgumentException e) {
      throw new JournalException(
          "%s: line 1: %s; expected the heading of a Goldpan patch file"
              .formatted(where, e.getMessage()),
          e);
    }
  }

  private static void refuse(String where, List<String> problems) {
    if (!problems.isEmpty()) {
      String first = String.join("\n  ", problems.subList(0, Math.min(5, problems.size())));
      throw new JournalException(
          Words.of(
              "%s has %,d bad lines; expected one decision each; correct them:\n  %s",
              where, problems.size(), first));
    }
  }

  private static JsonObject object(String line) {
    try {
      return Json.object(line);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("it is no JSON object", e);
    }
  }
}
