package goldpan.tests.display;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Outputs between the style sheets of a front end, in a cell of 778 pixels. */
enum FrontEnd {
  LAB_LIGHT,
  LAB_DARK,
  CLASSIC;

  /** What the cell of an output is in the page. */
  static final String CELL = "[data-output]";

  private static final int WIDTH = 778;

  /** The outputs as a page of this front end, the name of each above it. */
  Path page(Path file, Map<String, String> outputs) throws Exception {
    StringBuilder body = new StringBuilder();
    outputs.forEach(
        (name, html) ->
            body.append("<h4>")
                .append(name)
                .append("</h4>\n")
                .append(around().formatted(name, WIDTH, html))
                .append('\n'));
    String page =
        """
        <!DOCTYPE html>
        <html><head><meta charset="utf-8">
        <script>window.complaints = []; window.onerror = (m) => { window.complaints.push(String(m)); };</script>
        %s</head><body %s style="overflow:auto;padding:10px">
        %s</body></html>
        """
            .formatted(styles(), theme(), body);
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.writeString(file, page);
  }

  private String around() {
    return this == CLASSIC
        ? "<div class=\"output_area\"><div class=\"output_subarea output_html rendered_html\" data-output=\"%s\" style=\"width:%dpx;max-width:none\">%s</div></div>"
        : "<div class=\"jp-ThemedContainer\"><div class=\"jp-OutputArea-output jp-RenderedHTMLCommon jp-RenderedHTML\" data-output=\"%s\" style=\"width:%dpx;padding:0\">%s</div></div>";
  }

  private String theme() {
    return this == CLASSIC ? "" : "data-jp-theme-light=\"" + (this == LAB_LIGHT) + "\"";
  }

  private String styles() throws Exception {
    if (this == CLASSIC) {
      return style(classic().resolve("style/style.min.css"));
    }
    Path lab = Sanitiser.folder();
    String theme = this == LAB_DARK ? "theme-dark-extension" : "theme-light-extension";
    return style(lab.resolve(theme + "/style/variables.css"))
        + style(lab.resolve("rendermime/style/base.css"))
        + "<style>body{background:var(--jp-layout-color0);color:var(--jp-content-font-color1)}</style>\n";
  }

  private static String style(Path file) throws IOException {
    return "<style>" + Files.readString(file) + "</style>\n";
  }

  /** The static files of the classic Notebook that is installed. */
  private static Path classic() throws Exception {
    Process python =
        new ProcessBuilder(
                "/usr/bin/python3",
                "-c",
                "import notebook; print(notebook.__path__[0] + '/static')")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String path =
        new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (python.waitFor() != 0) {
      throw new AssertionError(
          "the classic Notebook is missing; this test needs its styles: apt-get install jupyter-notebook");
    }
    return Path.of(path);
  }
}
