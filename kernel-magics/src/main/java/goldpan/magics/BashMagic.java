package goldpan.magics;

import com.google.auto.service.AutoService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Runs a shell's commands. */
@AutoService(Magic.class)
@Command(
    name = "bash",
    description =
        "Runs the commands behind it, or those under it when it heads a cell, in bash: in the"
            + " kernel's folder and with its rights.")
@SuppressWarnings("OrphanedFormatString") // %b is no format here
public final class BashMagic implements CodeMagic {
  @Override
  public @Nullable Object run(MagicContext context) throws InterruptedException {
    String commands = context.body().orElse(context.line());
    if (commands.isBlank()) {
      throw new MagicException(
          "%bash has nothing to run; expected commands behind it; write %bash ls");
    }
    int status = new ShellProcess(List.of("bash", "-c", commands)).run();
    if (status != 0) {
      throw new MagicException("%bash: the commands ended with status " + status);
    }
    return null;
  }
}
