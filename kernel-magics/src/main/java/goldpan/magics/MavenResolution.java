package goldpan.magics;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/**
 * Finds the jars of libraries as Maven does: same settings, same local repository, same mirrors.
 *
 * @param repositories further repositories to look in
 * @param offline whether to use only what is on this machine
 */
record MavenResolution(List<String> repositories, boolean offline) {
  static MavenResolution of(List<String> repositories, boolean offline) {
    return new MavenResolution(List.copyOf(repositories), offline);
  }

  List<Path> jars(List<String> coordinates) {
    List<Dependency> dependencies = coordinates.stream().map(MavenResolution::dependency).toList();
    ContextOverrides overrides =
        ContextOverrides.create().withUserSettings(true).offline(offline).build();
    try (Context maven = Runtimes.INSTANCE.getRuntime().create(overrides)) {
      return resolved(maven, dependencies);
    } catch (LinkageError older) {
      throw new MagicException(
          "the class path begins with a Maven of another version ("
              + older.getMessage()
              + "); expected 3.9 or newer; use %classpath with jars instead",
          older);
    } catch (DependencyResolutionException missing) {
      throw new MagicException(
          String.join(" ", coordinates)
              + " cannot be had: "
              + missing.getMessage()
              + "; expected a library in the repositories of Maven's settings; check its name and version",
          missing);
    }
  }

  private static Dependency dependency(String coordinates) {
    try {
      return new Dependency(new DefaultArtifact(coordinates), JavaScopes.RUNTIME);
    } catch (IllegalArgumentException malformed) {
      throw new MagicException(
          "library is "
              + coordinates
              + "; expected GROUP:ARTIFACT:VERSION; write, for instance, %maven org.apache.commons:commons-math3:3.6.1",
          malformed);
    }
  }

  private List<Path> resolved(Context maven, List<Dependency> dependencies)
      throws DependencyResolutionException {
    CollectRequest collect = new CollectRequest(dependencies, List.of(), remotes(maven));
    DependencyRequest request =
        new DependencyRequest(collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
    return maven
        .repositorySystem()
        .resolveDependencies(maven.repositorySystemSession(), request)
        .getArtifactResults()
        .stream()
        .map(ArtifactResult::getArtifact)
        .map(Artifact::getFile)
        .map(java.io.File::toPath)
        .toList();
  }

  private List<RemoteRepository> remotes(Context maven) {
    List<RemoteRepository> named = new ArrayList<>();
    for (String url : repositories) {
      named.add(new RemoteRepository.Builder("extra-" + named.size(), "default", url).build());
    }
    List<RemoteRepository> all = new ArrayList<>(maven.remoteRepositories());
    all.addAll(
        maven.repositorySystem().newResolutionRepositories(maven.repositorySystemSession(), named));
    return all;
  }
}
