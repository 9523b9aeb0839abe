package goldpan.tests.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** JupyterLab's own sanitiser, run by Node.js; {@code install/tools.sh} fetches it. */
final class Sanitiser {
  private Sanitiser() {}

  /**
   * What is left of an output that is not trusted.
   *
   * @param lab in JupyterLab, which keeps harmless styles
   * @param bare in the classic Notebook and on GitHub, which take away every style
   */
  record Cleaned(String lab, String bare) {}

  /** The folder with the sanitiser and JupyterLab's style sheets. */
  static Path folder() throws IOException {
    String cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(set -> !set.isEmpty())
            .orElse(System.getProperty("user.home") + "/.cache");
    Path all = Path.of(cache, "goldpan");
    if (Files.isDirectory(all)) {
      try (Stream<Path> versions = Files.list(all)) {
        Optional<Path> found =
            versions.filter(v -> Files.isReadable(v.resolve("sanitiser.mjs"))).sorted().findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw new AssertionError(
        all + " has no jupyterlab-*/sanitiser.mjs; install/test fetches it; run that once");
  }

  static List<Cleaned> clean(List<String> html) throws Exception {
    Process node =
        new ProcessBuilder(
                "node", "src/test/js/sanitise.mjs", folder().resolve("sanitiser.mjs").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream in = node.getOutputStream()) {
      in.write(new Gson().toJson(html).getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, node.waitFor(), "node ended with an error; see above");
    return new Gson().fromJson(out, new TypeToken<List<Cleaned>>() {}.getType());
  }
}
