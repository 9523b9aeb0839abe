package goldpan.tests.kernel;

import goldpan.kernel.GoldpanKernel;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Stands in for IJava and JJava, whose own jars are on no registry: takes its arguments and
 * environment as they do, and goes on as the embedded kernel. Goldpan comes from the class path
 * that {@code install/kernel} gave it.
 */
public final class GuestKernel {
  private GuestKernel() {}

  public static void main(String[] arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(arguments[arguments.length - 1]));
    String scripts = Objects.requireNonNullElse(System.getenv("IJAVA_STARTUP_SCRIPTS_PATH"), "");
    if (!scripts.isEmpty()) {
      String[] files = scripts.split(File.pathSeparator, -1);
      words.addAll(List.of("--startup", files[files.length - 1]));
    }
    GoldpanKernel.main(words.toArray(new String[0]));
  }
}
