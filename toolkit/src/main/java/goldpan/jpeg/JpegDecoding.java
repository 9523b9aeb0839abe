package goldpan.jpeg;

import java.util.Locale;

/**
 * Who decodes JPEG pictures, as the system property {@code goldpan.jpeg} says it. At full size all
 * come to the same values where the JDK's reader stands on the same algorithms, as it does in
 * OpenJDK; pictures decoded at reduced size differ by about a level.
 */
public enum JpegDecoding {
  /** libjpeg-turbo where it is installed, large pictures at reduced size; otherwise Java. */
  AUTO,
  /** libjpeg-turbo where it is installed, always at full size; otherwise Java. */
  WHOLE,
  /** The JDK's reader. */
  JAVA;

  /** The system property. */
  public static final String PROPERTY = "goldpan.jpeg";

  /**
   * What the system property says; {@link #AUTO} where it says nothing.
   *
   * @throws IllegalArgumentException when it says something else
   */
  public static JpegDecoding chosen() {
    String said = System.getProperty(PROPERTY, "auto");
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "auto" -> AUTO;
      case "whole" -> WHOLE;
      case "java" -> JAVA;
      default ->
          throw new IllegalArgumentException(
              "system property %s is \"%s\"; expected auto, whole or java; start Java with -D%s=auto or without it"
                  .formatted(PROPERTY, said, PROPERTY));
    };
  }

  /** Whether large pictures are decoded at reduced size here. */
  public static boolean reduces() {
    return chosen() == AUTO && TurboJpeg.installed().isPresent();
  }

  /** What decodes JPEG pictures here, in a phrase for people. */
  public static String describe() {
    JpegDecoding chosen = chosen();
    if (chosen == JAVA) {
      return "Java's decoder, as -D" + PROPERTY + "=java says";
    }
    return TurboJpeg.installed()
        .map(
            turbo ->
                turbo
                    + (chosen == AUTO
                        ? ", large pictures at reduced size"
                        : ", always at full size"))
        .orElseGet(() -> "Java's decoder (" + TurboJpeg.whyNot() + ")");
  }
}
