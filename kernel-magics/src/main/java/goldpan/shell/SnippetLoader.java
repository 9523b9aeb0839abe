package goldpan.shell;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/**
 * Loads what the user writes, on top of the application's class path and of what is added while
 * running.
 */
final class SnippetLoader extends URLClassLoader implements LoaderDelegate {
  private final Map<String, byte[]> declared = new ConcurrentHashMap<>();

  private final ShellUse use;

  SnippetLoader(ClassLoader parent, ShellUse use) {
    super("goldpan-shell", new URL[0], parent);
    this.use = use;
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    for (ClassBytecodes each : classes) {
      declared.put(each.name(), StopPoints.add(each.bytecodes(), use));
    }
    boolean[] loaded = new boolean[classes.length];
    try {
      for (int i = 0; i < classes.length; i++) {
        Object unused = loadClass(classes[i].name()).getDeclaredMethods();
        loaded[i] = true;
      }
    } catch (ClassNotFoundException | LinkageError failed) {
      throw new ClassInstallException(failed.toString(), loaded);
    }
  }

  @Override
  public void classesRedefined(ClassBytecodes[] classes) {
    for (ClassBytecodes each : classes) {
      declared.put(each.name(), StopPoints.add(each.bytecodes(), use));
    }
  }

  @Override
  public void addToClasspath(String classPath) throws InternalException {
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      try {
        addURL(new File(entry).toURI().toURL());
      } catch (MalformedURLException bad) {
        throw new InternalException(entry + ": " + bad.getMessage());
      }
    }
  }

  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> known = findLoadedClass(name);
    if (known != null) {
      return known;
    }
    byte[] bytes = declared.get(name);
    return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public void close() throws IOException {
    declared.clear();
    super.close();
  }
}
