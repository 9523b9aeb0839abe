package goldpan.magics;

import goldpan.display.Display;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a cell's magics become in Java: {@link MagicParser} writes calls of this class.
 *
 * <p>It holds the process's one host, because code that was written by a parser has nothing else to
 * hold on to.
 */
public final class Magics {
  private static volatile @Nullable MagicHost current;
  private static final Map<Long, String> CELLS = new ConcurrentHashMap<>();
  private static final AtomicLong NEXT_CELL = new AtomicLong();

  private Magics() {}

  /** Says where magics run from now on. */
  public static void use(MagicHost host) {
    current = host;
  }

  static MagicHost host() {
    MagicHost now = current;
    if (now == null) {
      throw new MagicException(
          "there is no notebook or shell; expected Magics.use before the first magic");
    }
    return now;
  }

  /** Where this cell shows things beside its result. */
  public static Display display() {
    return host().display();
  }

  /** A magic on a line of its own: shows what it returns. */
  public static void run(String name, String line) throws Exception {
    show(host().magics().call(host(), name, line, null));
  }

  private static void show(@Nullable Object result) {
    Object shown = Shown.shownOf(result);
    if (shown != null) {
      host().show(shown);
    }
  }

  /** A magic in an expression. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> @Nullable T value(String name, String line) throws Exception {
    return (T) Shown.valueOf(host().magics().call(host(), name, line, null));
  }

  /** A magic that heads a cell. */
  public static void runCell(String name, String line, long cell) throws Exception {
    String body = CELLS.remove(cell);
    show(host().magics().call(host(), name, line, body == null ? "" : body));
  }

  /** Keeps a cell's lines until its magic runs; a Java literal holds no more than 65,535 bytes. */
  static long keep(String body) {
    long id = NEXT_CELL.incrementAndGet();
    CELLS.put(id, body);
    return id;
  }
}
