package goldpan.magics;

import java.util.Map;
import java.util.Optional;

/** What other notebooks call their magics, and what does the same here. */
final class ForeignMagics {
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("sh", "write %bash or %%bash"),
          Map.entry("system", "write %bash or %%bash"),
          Map.entry("script", "write %bash or %%bash"),
          Map.entry("cmd", "write %bash or %%bash"),
          Map.entry("timeit", "write %time, which runs the code once"),
          Map.entry("javascript", "write display(text, \"application/javascript\")"),
          Map.entry("js", "write display(text, \"application/javascript\")"),
          Map.entry("latex", "write display(text, \"text/latex\")"),
          Map.entry("svg", "write display(text, \"image/svg+xml\")"),
          Map.entry("run", "write %load FILE, or %run ID for a mining's run"),
          Map.entry("pip", "write %maven GROUP:ARTIFACT:VERSION for a Java library"),
          Map.entry("conda", "write %maven GROUP:ARTIFACT:VERSION for a Java library"),
          Map.entry("jars", "write %classpath FILE..."),
          Map.entry("addMavenDependencies", "write %maven GROUP:ARTIFACT:VERSION"),
          Map.entry("addMavenDependency", "write %maven GROUP:ARTIFACT:VERSION"),
          Map.entry("dependency", "write %maven GROUP:ARTIFACT:VERSION"),
          Map.entry("addMavenRepo", "write %maven --repository URL GROUP:ARTIFACT:VERSION"),
          Map.entry("mavenRepo", "write %maven --repository URL GROUP:ARTIFACT:VERSION"),
          Map.entry("loadFromPOM", "write %maven GROUP:ARTIFACT:VERSION for each dependency"),
          Map.entry("writefile", "write Files.writeString(Path.of(file), text)"),
          Map.entry("cd", "a Java process cannot change its folder; name files by their path"),
          Map.entry("pwd", "write Path.of(\"\").toAbsolutePath()"),
          Map.entry("env", "write System.getenv(name)"),
          Map.entry("who", "the variables are in the front end's inspector; Tab shows them"),
          Map.entry("matplotlib", "it is not needed: a chart shows itself"));

  private ForeignMagics() {}

  static Optional<String> insteadOf(String name) {
    return Optional.ofNullable(INSTEAD.get(name));
  }
}
