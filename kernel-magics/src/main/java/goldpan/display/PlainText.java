package goldpan.display;

import goldpan.data.Words;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value as text, no longer than a page can bear. Lists, maps, arrays and strings of the JDK are
 * written as their {@code toString} would, but only as far as is shown; what else there is must
 * make its whole text first.
 */
final class PlainText {
  /** Most characters shown. */
  static final int MOST = 100_000;

  private final StringBuilder out = new StringBuilder();

  private PlainText() {}

  /** The text, with a last line that says how much there is when not all is shown. */
  static String of(Object value) {
    Object listed = isListed(value) ? value : String.valueOf(value);
    PlainText text = new PlainText();
    text.add(listed, false);
    return text.isFull()
        ? text.out.substring(0, end(text.out)) + "\n" + rest(listed)
        : text.out.toString();
  }

  /** A text cut where it is too long. */
  static String cut(String text) {
    return text.length() <= MOST ? text : of(text);
  }

  private static String rest(Object value) {
    return Words.of("… the first %,d characters; %s", MOST, size(value));
  }

  private static String size(Object value) {
    if (value instanceof CharSequence text) {
      return Words.of("the text has %,d", text.length());
    }
    if (value instanceof Collection<?> all) {
      return Words.of("there are %,d elements", all.size());
    }
    if (value instanceof Map<?, ?> all) {
      return Words.of("there are %,d entries", all.size());
    }
    return Words.of("there are %,d elements", Array.getLength(value));
  }

  /** Where to cut: not between the two halves of one character. */
  private static int end(CharSequence text) {
    return Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
  }

  private boolean isFull() {
    return out.length() > MOST;
  }

  private void add(@Nullable Object value, boolean inArray) {
    if (value instanceof CharSequence text) {
      out.append(text, 0, Math.min(text.length(), room()));
    } else if (value != null && value.getClass().isArray() && (inArray || out.length() == 0)) {
      addArray(value);
    } else if (isOfTheJdk(value) && value instanceof Collection<?> all) {
      addAll(all);
    } else if (isOfTheJdk(value) && value instanceof Map<?, ?> map) {
      addAll(map);
    } else {
      String text = String.valueOf(value);
      out.append(text, 0, Math.min(text.length(), room()));
    }
  }

  /** One more than is shown, to know that there was more. */
  private int room() {
    return Math.max(0, MOST + 1 - out.length());
  }

  private static boolean isListed(Object value) {
    boolean several = value instanceof Collection<?> || value instanceof Map<?, ?>;
    return value instanceof CharSequence
        || value.getClass().isArray()
        || (several && isOfTheJdk(value));
  }

  private static boolean isOfTheJdk(@Nullable Object value) {
    return value != null && value.getClass().getName().startsWith("java.util.");
  }

  private void addArray(Object array) {
    int length = Array.getLength(array);
    out.append('[');
    for (int i = 0; i < length && !isFull(); i++) {
      out.append(i == 0 ? "" : ", ");
      add(Array.get(array, i), true);
    }
    out.append(']');
  }

  private void addAll(Collection<?> all) {
    out.append('[');
    Iterator<?> each = all.iterator();
    for (String comma = ""; !isFull() && each.hasNext(); comma = ", ") {
      Object next = each.next();
      out.append(comma);
      add(next == all ? "(this Collection)" : next, false);
    }
    out.append(']');
  }

  private void addAll(Map<?, ?> map) {
    out.append('{');
    Iterator<? extends Map.Entry<?, ?>> each = map.entrySet().iterator();
    for (String comma = ""; !isFull() && each.hasNext(); comma = ", ") {
      Map.Entry<?, ?> next = each.next();
      out.append(comma);
      add(next.getKey() == map ? "(this Map)" : next.getKey(), false);
      out.append('=');
      add(next.getValue() == map ? "(this Map)" : next.getValue(), false);
    }
    out.append('}');
  }
}
