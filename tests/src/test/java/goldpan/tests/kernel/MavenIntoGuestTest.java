package goldpan.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.DependencyRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code %maven io.github.goldpan:goldpan:VERSION} in IJava and JJava, from a repository of files
 * that has what the build made; the libraries come from the build's own repository.
 */
class MavenIntoGuestTest {
  private static final Path ROOT = Path.of("..");

  /** The build says which version; whoever takes Goldpan gets Gson's. Nothing of it is run. */
  private static final String ANNOTATIONS = "error_prone_annotations-";

  @TempDir static Path folder;

  private static String jars;

  @BeforeAll
  static void resolve() throws Exception {
    String version = version();
    publish("goldpan-parent", "pom.xml", null, version);
    publish("goldpan-toolkit", "toolkit/pom.xml", "toolkit/target/goldpan-toolkit.jar", version);
    publish("goldpan", "kernel-magics/pom.xml", "kernel-magics/target/goldpan.jar", version);
    ContextOverrides overrides =
        ContextOverrides.create()
            .withUserSettings(false)
            .withLocalRepositoryOverride(folder.resolve("local"))
            .build();
    Dependency goldpan =
        new Dependency(new DefaultArtifact("io.github.goldpan:goldpan:" + version), "runtime");
    CollectRequest collect =
        new CollectRequest(
            List.of(goldpan),
            List.of(),
            List.of(
                remote("published", folder.resolve("repository")), remote("build", ofTheBuild())));
    try (Context maven = Runtimes.INSTANCE.getRuntime().create(overrides)) {
      jars =
          maven
              .repositorySystem()
              .resolveDependencies(
                  maven.repositorySystemSession(), new DependencyRequest(collect, null))
              .getArtifactResults()
              .stream()
              .map(result -> result.getArtifact().getFile().getPath())
              .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private static String version() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(ROOT.resolve("pom.xml").toFile())
        .getDocumentElement()
        .getElementsByTagName("version")
        .item(0)
        .getTextContent();
  }

  private static void publish(String artifact, String pom, String jar, String version)
      throws IOException {
    Path target =
        Files.createDirectories(
            folder.resolve("repository/io/github/goldpan").resolve(artifact).resolve(version));
    Files.copy(ROOT.resolve(pom), target.resolve(artifact + "-" + version + ".pom"));
    if (jar != null) {
      Files.copy(ROOT.resolve(jar), target.resolve(artifact + "-" + version + ".jar"));
    }
  }

  private static RemoteRepository remote(String name, Path place) {
    return new RemoteRepository.Builder(name, "default", place.toUri().toString()).build();
  }

  /** Where the build found its libraries. */
  private static Path ofTheBuild() throws IOException {
    String gson = library("/gson-");
    int group = gson.indexOf("/com/google/code/gson/");
    assertTrue(group > 0, gson);
    return Path.of(gson.substring(0, group));
  }

  private static String library(String part) throws IOException {
    String all = Files.readString(ROOT.resolve("kernel-magics/target/libraries.classpath"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> entry.contains(part))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theDependenciesAreThoseOfTheBuildWithoutALogger() throws IOException {
    List<String> built =
        Arrays.stream(
                Files.readString(ROOT.resolve("kernel-magics/target/libraries.classpath"))
                    .split(File.pathSeparator))
            .map(jar -> Path.of(jar).getFileName().toString())
            .filter(name -> !name.startsWith("slf4j-simple-"))
            .filter(name -> !name.startsWith(ANNOTATIONS))
            .sorted()
            .toList();
    assertEquals(
        built,
        Arrays.stream(jars.split(File.pathSeparator))
            .map(jar -> Path.of(jar).getFileName().toString())
            .filter(name -> !name.startsWith("goldpan-"))
            .filter(name -> !name.startsWith(ANNOTATIONS))
            .sorted()
            .toList());
  }

  @Test
  void inIJavaOneLineBringsMagicsDisplaysAndVerbs() throws Exception {
    brings("ijava");
  }

  @Test
  void inJJavaNothingMoreIsNeeded() throws Exception {
    brings("jjava");
  }

  private void brings(String host) throws Exception {
    Path log = Files.createTempFile(folder, host, ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Dslf4j.internal.verbosity=ERROR", // JJava has a logger of its own
                "-cp",
                hostsOwn(),
                MavenGuest.class.getName(),
                host,
                jars)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("GOLDPAN_HOME", folder.resolve("home").toString());
    Process process = builder.start();
    assertTrue(process.waitFor(10, TimeUnit.MINUTES), Files.readString(log));
    assertEquals(
        "shown true\nsize 10000\nclasses 10\nengine \"2.7.1\"\nwebp true\n", Files.readString(log));
  }

  /** The stand-ins and what the hosts are made of. */
  private static String hostsOwn() {
    String own =
        Arrays.stream(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"))
                    .split(File.pathSeparator))
            .filter(
                entry ->
                    entry.endsWith("/test-classes")
                        || entry.matches(
                            ".*/(jupyter-jvm-basekernel|jjava-jupyter|jeromq|jnacl|gson|slf4j-api)-.*"))
            .collect(Collectors.joining(File.pathSeparator));
    return own + File.pathSeparator + ROOT.resolve("kernel-magics/target/test-classes");
  }
}
