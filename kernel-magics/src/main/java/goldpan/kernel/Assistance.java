package goldpan.kernel;

import com.google.gson.JsonObject;
import goldpan.display.MimeBundle;
import goldpan.magics.MagicCompletion;
import goldpan.magics.MagicParser;
import goldpan.shell.Completeness;
import goldpan.shell.Completions;
import goldpan.shell.ShellSession;
import io.github.spencerpark.jupyter.messages.request.CompleteRequest;
import io.github.spencerpark.jupyter.messages.request.InspectRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Help while typing: completion, inspection, and whether a cell is whole. */
final class Assistance {
  private final ShellSession session;
  private final EmbeddedHost host;

  Assistance(ShellSession session, EmbeddedHost host) {
    this.session = session;
    this.host = host;
  }

  /** Positions of the protocol count characters, those of Java count UTF-16 units. */
  private static int offset(String code, int characters) {
    int all = code.codePointCount(0, code.length());
    return code.offsetByCodePoints(0, Math.max(0, Math.min(characters, all)));
  }

  private static int characters(String code, int offset) {
    return code.codePointCount(0, offset);
  }

  JsonObject complete(CompleteRequest request) {
    String code = request.getCode();
    int cursor = offset(code, request.getCursorPos());
    Optional<MagicCompletion> magic =
        code.indexOf('%') < 0 ? Optional.empty() : MagicCompletion.at(code, cursor, host.magics());
    if (magic.isPresent()) {
      return matches(code, magic.get().matches(), magic.get().start(), cursor);
    }
    Optional<MagicCompletion> place = MagicCompletion.inText(code, cursor);
    if (place.isPresent()) {
      return matches(code, place.get().matches(), place.get().start(), cursor);
    }
    int line = code.lastIndexOf('\n', cursor - 1) + 1;
    String before = javaOf(code.substring(0, line));
    int shift = before.length() - line;
    Completions found = session.complete(before + code.substring(line), cursor + shift);
    int start = Math.max(0, found.start() - shift);
    return matches(code, found.matches(), Math.min(start, cursor), cursor);
  }

  /** The lines above the cursor's, in which magics may declare what is used below. */
  private String javaOf(String lines) {
    return lines.indexOf('%') < 0 ? lines : new MagicParser(host.magics()).toJava(lines);
  }

  private static JsonObject matches(String code, List<String> matches, int start, int end) {
    return Answers.object(
        "status", "ok",
        "matches", Answers.strings(matches),
        "cursor_start", characters(code, start),
        "cursor_end", characters(code, end),
        "metadata", new JsonObject());
  }

  JsonObject inspect(InspectRequest request) {
    String code = request.getCode();
    int cursor = offset(code, request.getCursorPos());
    int line = code.lastIndexOf('\n', cursor - 1) + 1;
    String before = javaOf(code.substring(0, line));
    Optional<String> found =
        MagicCompletion.magicAt(code, cursor)
            .flatMap(name -> host.magics().help(name))
            .or(
                () ->
                    session.inspect(
                        before + code.substring(line), cursor + before.length() - line));
    JsonObject content =
        found
            .map(text -> Answers.bundle(MimeBundle.text(text)))
            .orElseGet(
                () -> Answers.object("data", new JsonObject(), "metadata", new JsonObject()));
    content.addProperty("status", "ok");
    content.addProperty("found", found.isPresent());
    return content;
  }

  JsonObject isComplete(String code) {
    if (MagicParser.headsCell(code)) {
      return Answers.object(
          "status", code.endsWith("\n") ? "complete" : "incomplete", "indent", "");
    }
    String java = code.indexOf('%') < 0 ? code : new MagicParser(host.magics()).toJava(code);
    Completeness completeness = session.completeness(java);
    String status = completeness.state().name().toLowerCase(Locale.ROOT);
    JsonObject content = Answers.object("status", status);
    if (completeness.state() == Completeness.State.INCOMPLETE) {
      content.addProperty("indent", completeness.indent());
    }
    return content;
  }
}
