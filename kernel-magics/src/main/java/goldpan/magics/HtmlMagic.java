package goldpan.magics;

import com.google.auto.service.AutoService;
import goldpan.display.MimeBundle;
import picocli.CommandLine.Command;

/** Shows a cell's lines as HTML. */
@AutoService(Magic.class)
@Command(name = "html", description = "Shows the lines under %%%%html as HTML.")
public final class HtmlMagic implements CodeMagic {
  @Override
  public MimeBundle run(MagicContext context) {
    String html = context.body().orElse(context.line());
    return MimeBundle.html(html, html);
  }
}
