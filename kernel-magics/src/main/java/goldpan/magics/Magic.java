package goldpan.magics;

import org.jspecify.annotations.Nullable;

/**
 * A command that a cell calls with a percent sign: {@code %name arguments}.
 *
 * <p>Adding one takes one class:
 *
 * <pre>{@code
 * @AutoService(Magic.class)
 * @Command(name = "hello", description = "Greets someone.")
 * public final class HelloMagic implements Magic {
 *   @Parameters(paramLabel = "NAME", description = "whom to greet")
 *   private String name = "";
 *
 *   public String run(MagicContext context) {
 *     return "Hello, " + name;
 *   }
 * }
 * }</pre>
 *
 * <p>Every call gets a fresh object, filled in by picocli. What {@link #run} is declared to return
 * is the type of {@code %name} in a Java expression. A returned value shows itself when the magic
 * stands alone; null shows nothing.
 */
@FunctionalInterface
public interface Magic {
  @Nullable Object run(MagicContext context) throws Exception;
}
