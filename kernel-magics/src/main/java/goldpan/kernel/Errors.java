package goldpan.kernel;

import com.google.gson.JsonObject;
import goldpan.magics.MagicException;
import goldpan.shell.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Failures as clients show them. */
final class Errors {
  private static final String RED = "\u001B[1;31m";
  private static final String PLAIN = "\u001B[0m";

  private Errors() {}

  static JsonObject content(Failure failure) {
    Optional<MagicException> magic = magic(failure.thrown());
    String name = magic.isPresent() ? "MagicError" : failure.name();
    String message = magic.map(Throwable::getMessage).orElse(failure.message());
    List<String> traceback =
        magic.isPresent() ? coloured(message.lines().toList()) : traceback(failure);
    return Answers.object(
        "ename", name, "evalue", message, "traceback", Answers.strings(traceback));
  }

  private static List<String> traceback(Failure failure) {
    List<String> lines = new ArrayList<>();
    if (failure.kind() != Failure.Kind.EXCEPTION) {
      lines.add(failure.name() + ": " + failure.message());
    }
    int repeated = failure.kind() == Failure.Kind.COMPILE && !failure.details().isEmpty() ? 1 : 0;
    lines.addAll(failure.details().subList(repeated, failure.details().size()));
    return coloured(lines);
  }

  private static List<String> coloured(List<String> lines) {
    List<String> coloured = new ArrayList<>(lines);
    if (!coloured.isEmpty()) {
      coloured.set(0, RED + coloured.get(0) + PLAIN);
    }
    return coloured;
  }

  /** A magic's own words say all; its stack trace would say less. */
  private static Optional<MagicException> magic(
      @org.jspecify.annotations.Nullable Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof MagicException magic) {
        return Optional.of(magic);
      }
    }
    return Optional.empty();
  }
}
