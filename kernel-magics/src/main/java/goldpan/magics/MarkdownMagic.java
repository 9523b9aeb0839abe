package goldpan.magics;

import com.google.auto.service.AutoService;
import goldpan.display.MimeBundle;
import picocli.CommandLine.Command;

/** Shows a cell's lines as Markdown. */
@AutoService(Magic.class)
@Command(name = "markdown", description = "Shows the lines under %%%%markdown as Markdown.")
public final class MarkdownMagic implements CodeMagic {
  @Override
  public MimeBundle run(MagicContext context) {
    String text = context.body().orElse(context.line());
    return MimeBundle.text(text).with("text/markdown", text);
  }
}
