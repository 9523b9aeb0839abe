package goldpan.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What the toolkit remembers for the whole process, in static fields. Looked at as values, since a
 * final field may well hold a map that grows.
 */
class RememberedTest {
  /** What must be known once a process, and why. */
  private static final Map<String, String> MEANT =
      Map.of(
          "Session.CURRENT",
          "the session of the front door",
          "Journal.OPEN",
          "a journal is opened once, so that all see its decisions",
          "ProcessLock.HELD",
          "the system's file locks do not tell threads apart",
          "Readers.OF_THREAD",
          "decoders are costly, and not safe for threads",
          "TurboDecompressor.SPARE",
          "one piece of native memory for large pictures, which all share",
          "Torch.loaded",
          "the native library is loaded once a process",
          "Torch$Loaded.PRIMITIVES",
          "the gate before oneDNN's cache, of which a process has one");

  @Test
  void onlyTheSessionAndWhatGuardsFilesIsRemembered() throws Exception {
    JavaClasses goldpan =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("goldpan");
    TreeSet<String> found = new TreeSet<>();
    for (JavaClass type : goldpan) {
      if (HouseTest.inToolkit().test(type) && !type.isInterface()) {
        for (JavaField field : type.getFields()) {
          if (field.getModifiers().contains(JavaModifier.STATIC) && remembers(field.reflect())) {
            found.add(type.getName().replaceFirst(".*\\.", "") + "." + field.getName());
          }
        }
      }
    }
    assertEquals(new TreeSet<>(MEANT.keySet()), found);
  }

  @Test
  void aGrowingMapAndACounterAreFoundOut() throws Exception {
    List<String> found =
        Arrays.stream(Remembering.class.getDeclaredFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
            .filter(RememberedTest::remembers)
            .map(Field::getName)
            .sorted()
            .toList();
    assertEquals(List.of("COUNT", "GROWING", "OF_THREAD", "STATE", "loose"), found);
  }

  /** One of each kind. */
  @SuppressWarnings("unused")
  private static final class Remembering {
    private static final Map<String, String> GROWING = new ConcurrentHashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ThreadLocal<String> OF_THREAD = new ThreadLocal<>();
    private static final Remembering STATE = new Remembering();
    private static final List<String> CONSTANT = List.of("a");
    private static final Map<String, String> NONE = Map.of();
    private static final String NAME = "name";
    private static int loose;
    private int changes;
  }

  private static boolean remembers(Field field) {
    if (!Modifier.isFinal(field.getModifiers())) {
      return true;
    }
    if (field.getType().isPrimitive() || field.getType().isEnum()) {
      return false;
    }
    try {
      field.setAccessible(true);
      Object value = field.get(null);
      return value != null && changes(value);
    } catch (IllegalAccessException hidden) {
      throw new AssertionError(field + " cannot be read", hidden);
    }
  }

  private static boolean changes(Object value) {
    Class<?> type = value.getClass();
    if (value instanceof Map || value instanceof Collection) {
      String name = type.getName();
      return !name.startsWith("java.util.ImmutableCollections")
          && !name.startsWith("java.util.Collections$");
    }
    if (value instanceof ThreadLocal || type.getName().startsWith("java.util.concurrent.")) {
      return true;
    }
    return type.getName().startsWith("goldpan.")
        && !type.isHidden()
        && Arrays.stream(type.getDeclaredFields())
            .anyMatch(f -> (f.getModifiers() & (Modifier.FINAL | Modifier.STATIC)) == 0);
  }
}
