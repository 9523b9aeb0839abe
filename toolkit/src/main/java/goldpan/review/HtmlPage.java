package goldpan.review;

import goldpan.data.Page;
import goldpan.data.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A finished page. */
record HtmlPage(String title, String html, String fragment) implements Page {

  @Override
  public Path save(Path file) {
    Path target = file.toAbsolutePath().normalize();
    try {
      return Files.writeString(target, html);
    } catch (IOException e) {
      throw new JournalException(
          "%s cannot be written (%s); expected a folder that can be written; choose another"
              .formatted(target, e),
          e);
    }
  }

  @Override
  public String toString() {
    return Words.of(
        "%s: a page of %,d kB; save(Path.of(\"gallery.html\")) writes it",
        title, html.length() / 1024);
  }

  /**
   * A whole document that loads nothing and runs no script but {@code script}.
   *
   * @param style may be empty, and styles of elements are used then
   * @param script may be empty
   */
  static String document(String title, String body, String style, String script) {
    String policy =
        "default-src 'none'; img-src data:; style-src %s; script-src %s; base-uri 'none'; form-action 'none'"
            .formatted(
                style.isEmpty() ? "'unsafe-inline'" : Html.hash(style),
                script.isEmpty() ? "'none'" : Html.hash(script));
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body class="page">
        %s
        <script type="module">%s</script>
        </body>
        </html>
        """
        .formatted(policy, Html.escape(title), style, body, script);
  }
}
