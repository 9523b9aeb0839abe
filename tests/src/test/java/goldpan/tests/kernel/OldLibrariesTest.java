package goldpan.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Goldpan with a host's old libraries first on the class path: those in IJava 1.3.0's own jar (Gson
 * 2.8.5, JeroMQ 0.5.1, Maven's model 3.6.0), SLF4J 1.7 and picocli 4.2.
 */
class OldLibrariesTest {
  private static final Path OLD = Path.of("target/old-libraries");
  private static final List<String> BROUGHT_BY_HOSTS =
      List.of("com/google/gson/", "org/slf4j/", "picocli/", "org/zeromq/");

  @TempDir Path folder;

  private static List<Path> oldJars() throws IOException {
    assertTrue(Files.isDirectory(OLD), OLD + " is missing; Maven copies it before the tests");
    try (Stream<Path> jars = Files.list(OLD)) {
      return jars.map(Path::toAbsolutePath).sorted().toList();
    }
  }

  @Test
  void runsJournalsExportsAndMagicsWork() throws Exception {
    KernelSpec.write(folder, "goldpan-test", List.of(), oldJars());
    KernelSpec.run(folder, 8, "test_old_libraries.py", "-v");
  }

  /** IJava has no SLF4J and no picocli; with an SLF4J of 1.7 there would be its own complaint. */
  @Test
  void theLessonThatReopensRunsAndDecidesWorks() throws Exception {
    List<Path> ofIJava =
        oldJars().stream()
            .filter(jar -> !jar.getFileName().toString().matches("(slf4j|picocli).*"))
            .toList();
    KernelSpec.write(folder, "goldpan", List.of(), ofIJava);
    KernelSpec.run(folder, 8, "run_notebooks.py", "../notebooks", "04-review-and-fix");
  }

  /** What the tests above do not come by: every call of such a library, by its signature. */
  @Test
  void everyMethodThatIsCalledIsThereInTheOldVersions() throws Exception {
    TreeSet<String> missing = new TreeSet<>();
    List<URL> urls = new ArrayList<>();
    for (Path jar : oldJars()) {
      urls.add(url(jar));
    }
    int calls = 0;
    try (URLClassLoader old =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      for (Call call : calls()) {
        calls++;
        if (!isIn(old, call)) {
          missing.add(call.toString());
        }
      }
    }
    assertTrue(calls > 300, "only " + calls + " calls found");
    assertEquals("", String.join("\n", missing));
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }

  private record Call(String by, String owner, String name, String descriptor) {
    @Override
    public String toString() {
      return by + " calls " + owner + "." + name + descriptor;
    }
  }

  private static List<Call> calls() throws IOException {
    List<Call> calls = new ArrayList<>();
    for (String module : List.of("../toolkit", "../kernel-magics")) {
      try (Stream<Path> files = Files.walk(Path.of(module, "target/classes"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
          collect(file, calls);
        }
      }
    }
    return calls;
  }

  private static void collect(Path file, List<Call> calls) throws IOException {
    ClassReader reader = new ClassReader(Files.readAllBytes(file));
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String method, String type, String signature, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
              @Override
              public void visitMethodInsn(
                  int opcode, String owner, String name, String descriptor, boolean anInterface) {
                if (BROUGHT_BY_HOSTS.stream().anyMatch(owner::startsWith)) {
                  calls.add(new Call(reader.getClassName(), owner, name, descriptor));
                }
              }
            };
          }
        },
        ClassReader.SKIP_DEBUG);
  }

  private static boolean isIn(ClassLoader old, Call call) {
    try {
      Class<?> owner = Class.forName(call.owner.replace('/', '.'), false, old);
      return declares(owner, call);
    } catch (ClassNotFoundException | NoClassDefFoundError absent) {
      return false;
    }
  }

  private static boolean declares(Class<?> type, Call call) {
    boolean here =
        call.name.equals("<init>")
            ? Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(c -> Type.getConstructorDescriptor(c).equals(call.descriptor))
            : Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getName().equals(call.name))
                .anyMatch(m -> Type.getMethodDescriptor(m).equals(call.descriptor));
    return here
        || (type.getSuperclass() != null && declares(type.getSuperclass(), call))
        || Arrays.stream(type.getInterfaces()).anyMatch(each -> declares(each, call))
        || (type.isInterface() && type != Object.class && inObject(call));
  }

  private static boolean inObject(Call call) {
    return Arrays.stream(Object.class.getDeclaredMethods())
        .anyMatch(
            m ->
                m.getName().equals(call.name)
                    && Type.getMethodDescriptor(m).equals(call.descriptor));
  }
}
