package goldpan.magics;

import goldpan.display.Display;
import goldpan.display.MimeBundle;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a magic may ask of the notebook or shell that it runs in. */
public interface MagicHost {
  /** The host's name, for messages. */
  String name();

  /** Evaluates Java among the user's own variables; the last expression's value, or null. */
  @Nullable Object evaluate(String source, String code) throws Exception;

  /** Makes jars and folders of classes visible to the user's code from now on. */
  void addToClasspath(List<Path> entries);

  /** A value in every form it has. */
  MimeBundle render(Object value);

  /** Shows a value in its best form. */
  void show(Object value);

  Display display();

  /** The magics that can be called here. */
  MagicRegistry magics();
}
