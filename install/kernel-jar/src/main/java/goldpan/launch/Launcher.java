package goldpan.launch;

/**
 * What {@code java -jar goldpan-kernel.jar} starts: compiled for Java 8, so that a Java that is too
 * old says so in words.
 */
public final class Launcher {
  private static final int WANTED = 17;
  private static final String COMMAND = "goldpan.install.KernelCommand";

  private Launcher() {}

  public static void main(String[] arguments) throws Throwable {
    String version = System.getProperty("java.specification.version", "");
    if (feature(version) < WANTED) {
      System.err.println(
          "Java is "
              + System.getProperty("java.version")
              + " from "
              + System.getProperty("java.home")
              + "; expected a JDK "
              + WANTED
              + " or newer; install one (openjdk-17-jdk-headless, Temurin) and run this with its bin/java");
      System.exit(1);
    }
    Class.forName(COMMAND).getMethod("main", String[].class).invoke(null, (Object) arguments);
  }

  /** 8 of 1.8, 17 of 17; 0 of what is no number. */
  static int feature(String version) {
    String number = version.startsWith("1.") ? version.substring(2) : version;
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException unknown) {
      return 0;
    }
  }
}
