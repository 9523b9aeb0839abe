package goldpan.shell;

import goldpan.shell.Outcomes.Located;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * Java, evaluated bit by bit in this process.
 *
 * <p>The same session serves the notebook kernel and the script runner. It is for one evaluating
 * thread; only {@link #interrupt} may be called from others.
 */
public final class ShellSession implements AutoCloseable {
  private final InProcessExecution execution;
  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final SourceMap origins;
  private final Outcomes outcomes;
  private final Variables variables;
  private final ShellUse use;
  private int depth;
  private volatile boolean timedOut;
  private volatile @Nullable Place place;

  private ShellSession(ClassLoader parent, String classPath, ShellUse use) {
    this.use = use;
    execution = new InProcessExecution(new SnippetLoader(parent, use));
    JShell.Builder builder =
        JShell.builder()
            .executionEngine(new InProcessProvider(execution), null)
            .compilerOptions("-classpath", classPath, "-proc:none", "-Xlint:none", "-parameters");
    PackageIndex.configured()
        .ifPresent(index -> builder.fileManager(files -> new IndexedFiles(files, index)));
    shell = builder.build();
    analysis = shell.sourceCodeAnalysis();
    origins = new SourceMap(analysis);
    outcomes = new Outcomes(shell, execution, origins);
    variables = new Variables(shell, execution);
  }

  /** A session that sees everything this process was started with. */
  public static ShellSession open(ShellUse use) {
    return new ShellSession(
        ShellSession.class.getClassLoader(), System.getProperty("java.class.path", "."), use);
  }

  /**
   * Imports what {@link Startup} names. JShell takes a line of imports as one, under the name of
   * the first, and compiles once and not for each of them.
   */
  public Evaluation start() {
    boolean taken =
        shell.eval(Startup.line()).stream().allMatch(event -> event.status() == Status.VALID);
    return taken ? Evaluation.EMPTY : evaluate("startup", Startup.ownCode());
  }

  /**
   * Writes the file that the system property goldpan.packages names: sessions open sooner by it.
   */
  public static void indexClassPath() throws IOException {
    String file = System.getProperty(PackageIndex.PROPERTY, "");
    if (!file.isEmpty()) {
      String classPath = System.getProperty("java.class.path", "");
      PackageIndex.write(
          Path.of(file), Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of).toList());
    }
  }

  /**
   * Evaluates every snippet of some code in order, up to the first that fails.
   *
   * @param source what to call the code in messages: a cell or a file
   */
  public Evaluation evaluate(String source, String code) {
    if (depth++ == 0) {
      execution.clearStop();
    }
    try {
      return run(source, code);
    } finally {
      if (--depth == 0) {
        execution.clearStop();
        boolean unused = Thread.interrupted();
      }
    }
  }

  /**
   * Evaluates like {@link #evaluate(String, String)} and stops the code when it takes longer than
   * the limit.
   */
  public Evaluation evaluate(String source, String code, Duration limit) {
    timedOut = false;
    Deadline deadline = Deadline.in(limit, this::timeOut);
    try (deadline) {
      Evaluation result = evaluate(source, code);
      boolean late = timedOut && result.failure().isPresent();
      return late ? Evaluation.failed(outcomes.timedOut(limit)) : result;
    }
  }

  private void timeOut() {
    timedOut = true;
    interrupt();
  }

  private Evaluation run(String source, String code) {
    Evaluation last = Evaluation.EMPTY;
    List<Located> declarations = new ArrayList<>();
    for (Piece piece : Piece.of(code, analysis)) {
      if (execution.stopRequested()) {
        return Evaluation.failed(outcomes.stopped());
      }
      last = runPiece(piece, source, code, declarations);
      if (last.problem() != null) {
        return last;
      }
    }
    List<Located> waiting = outcomes.unresolved(declarations);
    Optional<Located> broken =
        waiting.stream().filter(at -> use == ShellUse.SCRIPT || !outcomes.waits(at)).findFirst();
    return broken.isPresent()
        ? Evaluation.failed(outcomes.unusable(broken.get()))
        : last.with(waiting.stream().map(outcomes::note).toList());
  }

  private Evaluation runPiece(Piece piece, String source, String code, List<Located> declarations) {
    if (Imports.active(shell, piece.source())) {
      return Evaluation.EMPTY;
    }
    var before = variables.values();
    execution.forget();
    place = Place.in(source, code, CompileErrors.firstCode(code, piece.start()));
    List<SnippetEvent> events = shell.eval(piece.source());
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        origins.add(event.snippet(), source, code, piece);
      }
      if (event.status().isDefined()) {
        origins.compiled(event.snippet());
      }
    }
    if (events.size() > 1) {
      variables.restore(before, declaredVariable(events));
    }
    return outcome(events, piece, source, code, declarations);
  }

  private Evaluation outcome(
      List<SnippetEvent> events,
      Piece piece,
      String source,
      String code,
      List<Located> declarations) {
    Evaluation result = Evaluation.EMPTY;
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null && result.problem() == null) {
        Located at = new Located(event.snippet(), piece, source, code);
        if (event.snippet() instanceof DeclarationSnippet) {
          declarations.add(at);
        }
        result = outcomes.of(event, at);
      }
    }
    return result;
  }

  private static @Nullable String declaredVariable(List<SnippetEvent> events) {
    return events.stream()
        .filter(event -> event.causeSnippet() == null)
        .filter(event -> event.snippet() instanceof VarSnippet)
        .map(event -> ((VarSnippet) event.snippet()).name())
        .findFirst()
        .orElse(null);
  }

  /**
   * Stops the running evaluation: wakes what waits, ends loops in the user's code. Nothing happens
   * when none runs.
   */
  public void interrupt() {
    execution.requestStop();
  }

  /**
   * Runs something of the host's that may run the user's code, as showing a value runs its {@code
   * toString}: an interrupt ends it as it ends a cell.
   */
  public <T> T within(Supplier<T> work) {
    if (depth++ == 0) {
      execution.clearStop();
    }
    try {
      return execution.within(work);
    } finally {
      depth--;
    }
  }

  /** Whether the evaluation that ran last, or runs now, was told to stop. */
  public boolean stopRequested() {
    return execution.stopRequested();
  }

  /** What a user is told of an evaluation that was stopped. */
  public Failure stopped() {
    return outcomes.stopped();
  }

  /**
   * Where the running code is, for a message: the method on top, and the user's line that led
   * there. Empty when nothing runs.
   */
  public Optional<String> whereabouts() {
    return execution
        .running()
        .map(Thread::getStackTrace)
        .filter(frames -> frames.length > 0)
        .map(frames -> method(frames[0]) + ", called from " + place);
  }

  private static String method(StackTraceElement frame) {
    return frame.getClassName().replaceAll("^.*\\.", "") + "." + frame.getMethodName();
  }

  /** Makes a jar or a folder of classes visible to code evaluated from now on. */
  public void addToClasspath(Path entry) {
    shell.addToClasspath(entry.toString());
  }

  /** What could be typed at the cursor. */
  public Completions complete(String code, int cursor) {
    return Completions.at(code, cursor, analysis);
  }

  /**
   * What is known of the thing under the cursor: a variable's type and value, a method's signatures
   * and documentation.
   */
  public Optional<String> inspect(String code, int cursor) {
    return new Inspection(analysis, shell, variables).at(code, cursor);
  }

  /** Whether the code could be evaluated as it is. */
  public Completeness completeness(String code) {
    return Completeness.of(code, analysis);
  }

  /**
   * The value of a variable the user declared; empty when there is none of that name or it is null.
   */
  public Optional<Object> variable(String name) {
    return variables.value(name);
  }

  /** The loader of the user's classes. */
  public ClassLoader classLoader() {
    return execution.loader();
  }

  @Override
  public void close() {
    shell.close();
  }
}
