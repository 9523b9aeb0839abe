package goldpan.tests.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** This checkout, as built, and processes started in it as a user would. */
final class Checkout {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int LIMIT_SECONDS = 1200;

  /** How a process ended. */
  record Ended(int status, String out, String err) {}

  private final Path work;

  /**
   * @param work where processes run, with a home of their own
   */
  Checkout(Path work) {
    this.work = work;
  }

  Ended shell(String... arguments) throws Exception {
    return shellFed("", arguments);
  }

  Ended shellFed(String input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("install/goldpan-shell").toString());
    command.addAll(Arrays.asList(arguments));
    return run(command, input, Map.of());
  }

  Ended run(List<String> command, String input, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path in = Files.writeString(Files.createTempFile(work, "in", ""), input);
    Path out = Files.createTempFile(work, "out", "");
    Path err = Files.createTempFile(work, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("GOLDPAN_NO_BUILD", "1");
    builder.environment().put("GOLDPAN_HOME", work.resolve("goldpan home").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end; so far:\n" + text(out) + text(err));
    }
    return new Ended(process.exitValue(), text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
