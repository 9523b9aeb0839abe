package goldpan.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Says in words why reading failed; the JDK's exceptions often carry only the file's name. */
public final class Reason {
  private Reason() {}

  public static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "no permission";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName().toLowerCase(Locale.ROOT) : message;
  }
}
