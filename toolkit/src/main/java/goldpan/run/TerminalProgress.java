package goldpan.run;

import goldpan.data.Progress;
import goldpan.text.Screen;
import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar in the terminal with rate and remaining time, on standard error so that output stays clean.
 * Silent when nobody watches: unless standard error is a terminal, or the system property {@code
 * goldpan.progress} is {@code bar}; {@code off} silences it anywhere.
 */
public final class TerminalProgress implements Progress {
  private static final int LINE_WIDTH = 100;
  private final PrintStream out;

  private TerminalProgress(PrintStream out) {
    this.out = out;
  }

  /** A bar if somebody watches, silence otherwise. */
  public static Progress detected() {
    return switch (System.getProperty("goldpan.progress", "auto")) {
      case "bar" -> new TerminalProgress(System.err);
      case "off" -> Progress.SILENT;
      default -> Screen.isTerminal() ? new TerminalProgress(System.err) : Progress.SILENT;
    };
  }

  @Override
  public Task start(String what, long total, String unit) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUnit(" " + unit, 1)
            .showSpeed()
            .setMaxRenderedLength(LINE_WIDTH)
            .setUpdateIntervalMillis((int) Duration.ofMillis(250).toMillis())
            .setConsumer(new ConsoleProgressBarConsumer(out, LINE_WIDTH))
            .build();
    return new Task() {
      @Override
      public void advance(long steps) {
        bar.stepBy(steps);
      }

      @Override
      public void note(String text) {
        bar.setExtraMessage(" " + text);
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }
}
