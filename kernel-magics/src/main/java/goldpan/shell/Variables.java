package goldpan.shell;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * The user's variables, by the fields that hold them.
 *
 * <p>When a snippet changes what others depend on, JShell rebuilds those too and their variables
 * start again from nothing: an import can wipe a trained model. {@link #values} before and {@link
 * #restore} after keep every value whose type still fits.
 */
final class Variables {
  private final JShell shell;
  private final InProcessExecution execution;

  Variables(JShell shell, InProcessExecution execution) {
    this.shell = shell;
    this.execution = execution;
  }

  record Kept(String type, @Nullable Object value) {}

  Map<String, Kept> values() {
    Map<String, Kept> values = new LinkedHashMap<>();
    shell.variables().forEach(variable -> keep(variable, values));
    return values;
  }

  private void keep(VarSnippet variable, Map<String, Kept> values) {
    Field field = field(variable).orElse(null);
    if (field == null) {
      return;
    }
    try {
      values.put(variable.name(), new Kept(variable.typeName(), field.get(null)));
    } catch (IllegalAccessException hidden) {
      throw new IllegalStateException(hidden);
    }
  }

  /**
   * Puts values back that a rebuild lost; the variable of that name declared by the user just now
   * keeps its new one.
   */
  void restore(Map<String, Kept> values, @Nullable String declaredNow) {
    for (VarSnippet variable : shell.variables().toList()) {
      Kept kept = values.get(variable.name());
      if (kept != null
          && !variable.name().equals(declaredNow)
          && variable.typeName().equals(kept.type)) {
        field(variable).ifPresent(field -> set(field, kept.value));
      }
    }
  }

  private static void set(Field field, @Nullable Object value) {
    try {
      if (field.get(null) != value) {
        field.set(null, value);
      }
    } catch (IllegalArgumentException | IllegalAccessException changedType) {
      // A redefined class of the same name: the old object is not one of it, so the variable starts
      // empty.
    }
  }

  Optional<Object> value(String name) {
    Kept kept = values().get(name);
    return kept == null ? Optional.empty() : Optional.ofNullable(kept.value);
  }

  private Optional<Field> field(VarSnippet variable) {
    if (shell.status(variable) != Status.VALID) {
      return Optional.empty();
    }
    String unused = shell.varValue(variable);
    return Optional.ofNullable(execution.field());
  }
}
