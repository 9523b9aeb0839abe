package goldpan.shell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The compiler's files, with a class path of which only those jars are opened that have a package
 * that is asked for. What the index does not know is looked into.
 */
final class IndexedFiles extends ForwardingJavaFileManager<StandardJavaFileManager>
    implements StandardJavaFileManager {
  private static final Set<String> CLASS_PATH_OPTIONS = Set.of("-classpath", "-cp", "--class-path");

  private final PackageIndex index;
  private final Map<Path, StandardJavaFileManager> opened = new HashMap<>();
  private volatile @Nullable List<Path> known;

  IndexedFiles(StandardJavaFileManager files, PackageIndex index) {
    super(files);
    this.index = index;
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<Kind> kinds, boolean recurse) throws IOException {
    Iterable<? extends Path> classPath = classPath(location);
    if (recurse || classPath == null) {
      return super.list(location, packageName, kinds, recurse);
    }
    List<JavaFileObject> found = new ArrayList<>();
    for (Path entry : classPath) {
      if (index.mayHave(entry, packageName)) {
        opened(entry).list(location, packageName, kinds, false).forEach(found::add);
      }
    }
    return found;
  }

  private @Nullable Iterable<? extends Path> classPath(Location location) {
    return location == StandardLocation.CLASS_PATH ? getLocationAsPaths(location) : null;
  }

  /** Taken here when all of it is known: the compiler would look into every manifest. */
  @Override
  public boolean handleOption(String option, Iterator<String> rest) {
    if (!CLASS_PATH_OPTIONS.contains(option) || !rest.hasNext()) {
      return super.handleOption(option, rest);
    }
    String classPath = rest.next();
    List<Path> entries = Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of).toList();
    known = index.knows(entries) ? entries : null;
    return known != null || super.handleOption(option, List.of(classPath).iterator());
  }

  @Override
  public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
    StandardJavaFileManager any =
        known == null || location != StandardLocation.CLASS_PATH ? null : anyOpened();
    return any == null
        ? super.inferBinaryName(location, file)
        : any.inferBinaryName(location, file);
  }

  private synchronized @Nullable StandardJavaFileManager anyOpened() {
    return opened.isEmpty() ? null : opened.values().iterator().next();
  }

  private synchronized StandardJavaFileManager opened(Path entry) {
    return opened.computeIfAbsent(entry, IndexedFiles::open);
  }

  private static StandardJavaFileManager open(Path entry) {
    StandardJavaFileManager files =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
    try {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(entry));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return files;
  }

  @Override
  public void close() throws IOException {
    for (StandardJavaFileManager each : opened.values()) {
      each.close();
    }
    super.close();
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(
      Iterable<? extends File> files) {
    return fileManager.getJavaFileObjectsFromFiles(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromPaths(
      Collection<? extends Path> paths) {
    return fileManager.getJavaFileObjectsFromPaths(paths);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
    return fileManager.getJavaFileObjectsFromStrings(names);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
    return fileManager.getJavaFileObjects(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(Path... paths) {
    return fileManager.getJavaFileObjects(paths);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
    return fileManager.getJavaFileObjects(names);
  }

  @Override
  public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
    fileManager.setLocation(location, files);
  }

  @Override
  public void setLocationFromPaths(Location location, Collection<? extends Path> paths)
      throws IOException {
    fileManager.setLocationFromPaths(location, paths);
  }

  @Override
  public void setLocationForModule(
      Location location, String moduleName, Collection<? extends Path> paths) throws IOException {
    fileManager.setLocationForModule(location, moduleName, paths);
  }

  @Override
  public Iterable<? extends File> getLocation(Location location) {
    return fileManager.getLocation(location);
  }

  @Override
  public Iterable<? extends Path> getLocationAsPaths(Location location) {
    List<Path> entries = known;
    return entries != null && location == StandardLocation.CLASS_PATH
        ? entries
        : fileManager.getLocationAsPaths(location);
  }

  @Override
  public Path asPath(javax.tools.FileObject file) {
    return fileManager.asPath(file);
  }

  @Override
  public void setPathFactory(PathFactory factory) {
    fileManager.setPathFactory(factory);
  }
}
