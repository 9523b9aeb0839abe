package goldpan.magics;

import com.google.auto.service.AutoService;
import goldpan.data.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Runs Java and says how long it took. */
@AutoService(Magic.class)
@Command(
    name = "time",
    description = "Runs the Java behind it, or under it as %%%%time, and says how long it took.")
public final class TimeMagic implements CodeMagic {
  @Override
  public @Nullable Object run(MagicContext context) throws Exception {
    String code = context.body().orElse(context.line());
    if (code.isBlank()) {
      throw new MagicException(
          "%time has nothing to run; expected Java behind it; write %time mine()");
    }
    long start = System.nanoTime();
    Object value = context.host().evaluate("%time", code);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.println(elapsed(seconds));
    return value;
  }

  static String elapsed(double seconds) {
    return seconds < 1 ? Words.of("took %.1f ms", seconds * 1e3) : Words.of("took %.2f s", seconds);
  }
}
