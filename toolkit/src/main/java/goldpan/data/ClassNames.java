package goldpan.data;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The classes that given names stand for. Names that look the same, since they differ only in code
 * points for the same letters, in invisible characters or in white space, are one class; names that
 * differ only in case stay apart and are told.
 */
public final class ClassNames {
  private final List<String> classes;
  private final Map<String, Integer> index = new HashMap<>();

  private ClassNames(List<String> classes) {
    this.classes = classes;
  }

  /** Sorts names into classes and tells {@code findings} what was not plain. */
  public static ClassNames of(Collection<String> names, Findings findings) {
    Map<String, List<String>> byLook = new LinkedHashMap<>();
    for (String name : new TreeSet<>(names)) {
      byLook.computeIfAbsent(look(name), l -> new ArrayList<>()).add(name);
    }
    Map<String, String> classOf = new HashMap<>();
    byLook.forEach(
        (look, spellings) -> {
          // A name that stands alone stays as it is given, so that it is found again.
          String name = spellings.size() == 1 ? spellings.get(0) : look;
          spellings.forEach(s -> classOf.put(s, name));
          if (spellings.size() > 1) {
            findings.add(
                name,
                Finding.Kind.NOTE,
                "is one class, spelt in %d ways that look the same: %s"
                    .formatted(
                        spellings.size(),
                        String.join(", ", spellings.stream().map(ClassNames::visible).toList())));
          }
        });
    ClassNames all = new ClassNames(NameOrder.classes(classOf.values()));
    classOf.forEach((spelling, name) -> all.index.put(spelling, all.classes.indexOf(name)));
    tellAlike(all.classes, findings);
    return all;
  }

  /** In order. */
  public List<String> classes() {
    return classes;
  }

  /** Position of the class that a name given to {@link #of} stands for. */
  public int index(String name) {
    Integer found = index.get(name);
    if (found == null) {
      throw new IllegalArgumentException("\"" + name + "\" is no name of a class");
    }
    return found;
  }

  private static void tellAlike(List<String> classes, Findings findings) {
    Map<String, String> seen = new HashMap<>();
    for (String name : classes) {
      String before = seen.putIfAbsent(look(name).toLowerCase(Locale.ROOT), name);
      if (before != null) {
        findings.add(
            name,
            Finding.Kind.NOTE,
            "is a class apart from \"%s\", from which it differs only in case; if they are one, give one name to both"
                .formatted(before));
      }
    }
  }

  /** The name as it looks: composed letters, one plain space at most, nothing invisible. */
  static String look(String name) {
    StringBuilder seen = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFC)
        .codePoints()
        .forEach(
            c -> {
              if (isSpace(c)) {
                seen.append(' ');
              } else if (!isInvisible(c)) {
                seen.appendCodePoint(c);
              }
            });
    String look = seen.toString().strip().replaceAll(" {2,}", " ");
    return look.isEmpty() ? name : look;
  }

  private static boolean isSpace(int c) {
    return Character.isSpaceChar(c) || Character.isWhitespace(c);
  }

  /** Zero-width characters, marks of direction and the like; the joiner of emoji is needed. */
  private static boolean isInvisible(int c) {
    boolean joins = c == 0x200d;
    return (Character.getType(c) == Character.FORMAT && !joins) || Character.isISOControl(c);
  }

  /** The name in quotes, what is not plain ASCII spelt out where it would not show. */
  private static String visible(String name) {
    StringBuilder text = new StringBuilder("\"");
    name.codePoints()
        .forEach(
            c -> {
              boolean plain = c > ' ' && c < 0x7f;
              if (plain || c == ' ') {
                text.appendCodePoint(c);
              } else {
                text.append("\\u%04x".formatted(c));
              }
            });
    return text.append('"').toString();
  }
}
