package goldpan.verbs;

import goldpan.magics.MagicException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** How much the libraries below Goldpan log. */
enum LogLevel {
  TRACE(0),
  DEBUG(10),
  INFO(20),
  WARN(30),
  ERROR(40),
  OFF(50);

  private static final String SIMPLE = "org.slf4j.simple.SimpleLoggerFactory";
  private final int number;

  LogLevel(int number) {
    this.number = number;
  }

  static LogLevel named(String word) {
    return Arrays.stream(values())
        .filter(level -> level.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new MagicException(
                    "log level is \""
                        + word
                        + "\"; expected one of trace, debug, info, warn, error, off; write %goldpan log warn"));
  }

  /** Sets it for loggers there are and those to come; says so. */
  String set() {
    String word = name().toLowerCase(Locale.ROOT);
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", word);
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (!factory.getClass().getName().equals(SIMPLE)) {
      throw new MagicException(
          "logging goes through "
              + factory.getClass().getName()
              + "; expected slf4j-simple; set the level in that library's own way");
    }
    try {
      setKnown(factory);
      setComing(factory.getClass().getClassLoader());
    } catch (ReflectiveOperationException other) {
      throw new MagicException(
          "slf4j-simple is of a version that keeps its level elsewhere", other);
    }
    return "libraries log " + word + " and above";
  }

  private void setKnown(ILoggerFactory factory) throws ReflectiveOperationException {
    Field loggers = open(factory.getClass(), "loggerMap");
    for (Object logger : ((Map<?, ?>) loggers.get(factory)).values()) {
      open(logger.getClass(), "currentLogLevel").setInt(logger, number);
    }
  }

  /** A level in the properties file for DJL alone would win over the default. */
  private void setComing(ClassLoader loader) throws ReflectiveOperationException {
    System.setProperty("org.slf4j.simpleLogger.log.ai.djl", name().toLowerCase(Locale.ROOT));
    Class<?> logger = Class.forName("org.slf4j.simple.SimpleLogger", true, loader);
    Object configuration = open(logger, "CONFIG_PARAMS").get(null);
    if (configuration != null) {
      open(configuration.getClass(), "defaultLogLevel").setInt(configuration, number);
    }
  }

  private static Field open(Class<?> type, String name) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
