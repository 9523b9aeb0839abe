package goldpan.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Exceptions told from the user's side: their cells and lines, and nothing of the machinery below
 * them.
 */
public final class StackTraces {
  private static final int LIBRARY_FRAMES = 12;

  private final SourceMap origins;

  StackTraces(SourceMap origins) {
    this.origins = origins;
  }

  /** An exception can be of the user's own class, and its methods throw in their turn. */
  List<String> lines(Throwable thrown) {
    try {
      return told(thrown);
    } catch (Throwable untold) {
      return List.of(thrown.getClass().getName() + ", which cannot describe itself");
    }
  }

  private List<String> told(Throwable thrown) {
    List<String> lines = new ArrayList<>();
    Set<Throwable> told = new HashSet<>();
    String prefix = "";
    for (Throwable each = thrown; each != null && told.add(each); each = each.getCause()) {
      lines.addAll((prefix + title(each)).lines().toList());
      lines.addAll(frames(each.getStackTrace()));
      prefix = "Caused by: ";
    }
    return lines;
  }

  /** Its class and message, in a line. */
  public static String title(Throwable thrown) {
    String name = thrown.getClass().getName();
    String shown = name.startsWith("REPL.") ? SourceMap.userClass(name) : name;
    return message(thrown).map(text -> shown + ": " + text).orElse(shown);
  }

  /** Its message; a word of excuse where asking for it throws. */
  static Optional<String> message(Throwable thrown) {
    try {
      return Optional.ofNullable(thrown.getLocalizedMessage());
    } catch (Throwable untold) {
      return Optional.of("(its message cannot be had)");
    }
  }

  /** Where in the user's code the exception came to light; empty when in none of it. */
  Optional<Place> place(Throwable thrown) {
    try {
      return Arrays.stream(thrown.getStackTrace())
          .flatMap(frame -> origins.place(frame).stream())
          .findFirst();
    } catch (Throwable untold) {
      return Optional.empty();
    }
  }

  private List<String> frames(StackTraceElement[] frames) {
    List<String> library = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (StackTraceElement frame : frames) {
      Optional<Place> place = origins.place(frame);
      if (place.isPresent()) {
        shown.addAll(shortened(library));
        library.clear();
        shown.add("    at " + named(frame, place.get()));
      } else {
        library.add("    at " + frame);
      }
    }
    return shown.isEmpty() ? shortened(library) : shown;
  }

  private static List<String> shortened(List<String> library) {
    if (library.size() <= LIBRARY_FRAMES) {
      return List.copyOf(library);
    }
    List<String> lines = new ArrayList<>(library.subList(0, LIBRARY_FRAMES / 2));
    lines.add("    ... " + (library.size() - LIBRARY_FRAMES) + " more");
    lines.addAll(library.subList(library.size() - LIBRARY_FRAMES / 2, library.size()));
    return lines;
  }

  private static String named(StackTraceElement frame, Place place) {
    String method = frame.getMethodName();
    if (method.startsWith("do_it$") || method.startsWith("lambda$")) {
      return place.toString();
    }
    String owner = SourceMap.userClass(frame.getClassName());
    return (owner.isEmpty() ? method : owner + "." + method) + " (" + place + ")";
  }
}
