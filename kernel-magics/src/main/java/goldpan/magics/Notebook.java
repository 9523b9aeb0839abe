package goldpan.magics;

import goldpan.display.MimeBundle;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What cells of IJava and JJava call without a name before it, so that their notebooks run here:
 * display, render, updateDisplay, lineMagic and cellMagic. Imported when a session starts.
 */
public final class Notebook {
  private Notebook() {}

  /**
   * Shows a value below the cell.
   *
   * @return an id for {@link #updateDisplay}
   */
  public static String display(@Nullable Object value) {
    return shown(render(value));
  }

  /**
   * Shows a value in the forms asked for, as far as it has them, and as plain text: {@code
   * display("**bold**", "text/markdown")}. A text has whatever form is asked for.
   *
   * @param as MIME types
   * @return an id for {@link #updateDisplay}
   */
  public static String display(@Nullable Object value, String... as) {
    return shown(render(value, as));
  }

  private static String shown(MimeBundle bundle) {
    String id = UUID.randomUUID().toString();
    Magics.display().show(bundle, id);
    return id;
  }

  /** Shows another value where {@link #display} showed one. */
  public static void updateDisplay(String id, @Nullable Object value) {
    Magics.display().update(render(value), id);
  }

  /** Shows another value, in the forms asked for, where {@link #display} showed one. */
  public static void updateDisplay(String id, @Nullable Object value, String... as) {
    Magics.display().update(render(value, as), id);
  }

  /** A value in every form it has, without showing it. */
  public static MimeBundle render(@Nullable Object value) {
    return value == null ? MimeBundle.text("null") : Magics.host().render(value);
  }

  /** A value in the forms asked for, as far as it has them, and as plain text. */
  public static MimeBundle render(@Nullable Object value, String... as) {
    MimeBundle all = render(value);
    MimeBundle chosen = MimeBundle.text(all.text());
    for (String type : as) {
      if (value instanceof CharSequence text) {
        chosen = chosen.with(type, text.toString());
      } else if (all.data().containsKey(type)) {
        chosen = chosen.with(type, all.data().getOrDefault(type, ""));
      }
    }
    return new MimeBundle(chosen.data(), all.picture());
  }

  /** Calls {@code %name} with some words. */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  public static <T> @Nullable T lineMagic(String name, List<String> words) throws Exception {
    return Magics.value(name, Quoting.line(words));
  }

  /** Calls {@code %%name} with some words and the lines below it. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> @Nullable T cellMagic(String name, List<String> words, String body)
      throws Exception {
    MagicHost host = Magics.host();
    return (T) Shown.valueOf(host.magics().call(host, name, Quoting.line(words), body));
  }
}
