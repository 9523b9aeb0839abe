package goldpan.review;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import goldpan.data.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Steps that a page has kept until now: decisions, tags and what takes them back, in order. Each
 * has a key that the page chose; a step whose key is in the journal already is answered like the
 * first time and not taken again, so that a page may send it as often as it likes.
 *
 * <p>Samples are named by their index in the dataset, which the message names by its identity: the
 * order of the list may have changed since the page kept them.
 */
final class Steps {
  private static final int MOST = 1000;
  private static final int MOST_TAGS = 20;
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{8,64}");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");
  private final Journal journal;
  private final LastReviewer reviewer;

  Steps(Journal journal, LastReviewer reviewer) {
    this.journal = journal;
    this.reviewer = reviewer;
  }

  /**
   * Takes the steps; the answer says of each the journal's line, or why it is refused. Where a
   * write fails, that step and those after it are not in the answer's results, and its member
   * {@code error} says why.
   *
   * @throws IllegalArgumentException when the message as a whole is wrong; nothing is taken
   */
  JsonObject take(JsonObject message) {
    String dataset = DecisionJson.text(message, "dataset");
    if (!dataset.equals(journal.dataset().identity())) {
      throw new IllegalArgumentException(
          "steps are on the dataset %s; expected %s; open the page of their dataset"
              .formatted(
                  Merge.brief(NoteText.line("dataset", dataset, 200)),
                  Merge.brief(journal.dataset().identity())));
    }
    List<JsonObject> steps = steps(message);
    JsonArray results = new JsonArray();
    JsonObject answer = new JsonObject();
    answer.add("results", results);
    synchronized (journal) {
      for (JsonObject step : steps) {
        try {
          results.add(take(step, key(step)));
        } catch (JournalException e) {
          answer.addProperty("error", String.valueOf(e.getMessage()));
          break;
        }
      }
      answer.addProperty("number", journal.lastNumber());
      answer.addProperty("undoable", journal.undoable());
      answer.addProperty("redoable", journal.redoable());
    }
    return answer;
  }

  private static List<JsonObject> steps(JsonObject message) {
    @Nullable JsonElement all = message.get("steps");
    if (all == null || !all.isJsonArray() || all.getAsJsonArray().size() > MOST) {
      throw new IllegalArgumentException(
          Words.of("steps are missing; expected a list of at most %,d", MOST));
    }
    List<JsonObject> steps = new ArrayList<>();
    for (JsonElement step : all.getAsJsonArray()) {
      if (!step.isJsonObject()) {
        throw new IllegalArgumentException("a step is no object; expected one with a key");
      }
      key(step.getAsJsonObject());
      steps.add(step.getAsJsonObject());
    }
    return steps;
  }

  private static String key(JsonObject step) {
    String key = DecisionJson.text(step, "key");
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("key is %s; expected %s".formatted(step.get("key"), KEY));
    }
    return key;
  }

  private JsonObject take(JsonObject step, String key) {
    JsonObject result = new JsonObject();
    result.addProperty("key", key);
    try {
      int known = journal.number(key);
      result.addProperty("number", known != 0 ? known : entry(step, key).number());
    } catch (IllegalArgumentException e) {
      result.addProperty("error", String.valueOf(e.getMessage()));
    }
    return result;
  }

  private Entry entry(JsonObject step, String key) {
    Note note = note(step);
    reviewer.remember(note.by());
    String verb = DecisionJson.text(step, "do");
    return switch (verb) {
      case Line.UNDO -> back(Line.UNDO, journal.undoable(), step, note, key);
      case Line.REDO -> back(Line.REDO, journal.redoable(), step, note, key);
      case Line.REVERT -> journal.revert(DecisionJson.number(step, "of"), note, key);
      case Line.TAG -> journal.tag(ids(step), tags(step), note, key);
      default -> decide(Decision.Action.named(verb), step, note, key);
    };
  }

  private Entry decide(Decision.Action action, JsonObject step, Note note, String key) {
    @Nullable String label =
        action == Decision.Action.RELABEL ? DecisionJson.text(step, "label") : null;
    return journal.decide(action, label, ids(step), note, key);
  }

  /**
   * Takes back the step that the page has seen as the last, and no other that came since. The step
   * is named by its line ({@code of}), by its key ({@code ofKey}), or as the one that is the last
   * once a step of this page is taken ({@code after}).
   */
  private Entry back(String verb, int last, JsonObject step, Note note, String key) {
    if (last == 0) {
      throw new IllegalArgumentException("nothing to " + verb);
    }
    boolean current =
        step.has("after")
            ? journal.number(DecisionJson.text(step, "after")) == journal.lastNumber()
            : last == named(step);
    if (!current) {
      throw new IllegalArgumentException("somebody has decided since; look at it and press again");
    }
    return journal.back(verb, last, note, key).orElseThrow();
  }

  private int named(JsonObject step) {
    return step.has("ofKey")
        ? journal.number(DecisionJson.text(step, "ofKey"))
        : DecisionJson.number(step, "of");
  }

  private List<String> ids(JsonObject step) {
    @Nullable JsonElement samples = step.get("samples");
    if (samples == null || !samples.isJsonArray()) {
      throw new IllegalArgumentException("samples are missing; expected a list of their indices");
    }
    List<String> ids = new ArrayList<>();
    for (JsonElement sample : samples.getAsJsonArray()) {
      ids.add(journal.dataset().id(index(sample)));
    }
    return ids;
  }

  private int index(JsonElement sample) {
    String digits = sample.isJsonPrimitive() ? sample.getAsString() : "";
    int size = journal.dataset().size();
    if (!DIGITS.matcher(digits).matches() || Integer.parseInt(digits) >= size) {
      throw new IllegalArgumentException(
          Words.of("sample is %s; expected 0 to %d", sample, size - 1));
    }
    return Integer.parseInt(digits);
  }

  private static List<String> tags(JsonObject step) {
    @Nullable JsonElement tags = step.get("tags");
    if (tags == null || !tags.isJsonArray() || tags.getAsJsonArray().size() > MOST_TAGS) {
      throw new IllegalArgumentException(
          Words.of("tags are missing; expected a list of at most %d", MOST_TAGS));
    }
    List<String> texts = new ArrayList<>();
    for (JsonElement tag : tags.getAsJsonArray()) {
      String text =
          tag.isJsonPrimitive()
              ? NoteText.line("tag", tag.getAsString(), NoteText.LONGEST_TAG)
              : "";
      if (text.isEmpty()) {
        throw new IllegalArgumentException("tag is %s; expected a text".formatted(tag));
      }
      texts.add(text);
    }
    return texts;
  }

  private Note note(JsonObject step) {
    String by = NoteText.line("by", DecisionJson.textOr(step, "by", ""), NoteText.LONGEST_NAME);
    return new Note(
        Optional.of(reviewer.isFixed() ? "" : by).filter(b -> !b.isEmpty()).orElse(reviewer.name()),
        NoteText.line("why", DecisionJson.textOr(step, "why", ""), NoteText.LONGEST_REASON));
  }
}
