package goldpan.shell;

import java.time.Duration;
import java.util.List;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/** Turns what JShell says about a snippet into a value or a {@link Failure}. */
final class Outcomes {
  private final JShell shell;
  private final InProcessExecution execution;
  private final StackTraces traces;
  private final CompileErrors compileErrors;

  Outcomes(JShell shell, InProcessExecution execution, SourceMap origins) {
    this.shell = shell;
    this.execution = execution;
    this.traces = new StackTraces(origins);
    this.compileErrors = new CompileErrors(shell);
  }

  /**
   * A snippet in its cell.
   *
   * @param snippet what JShell made of it
   * @param piece where it is
   * @param source the cell's name
   * @param code the cell's code
   */
  record Located(Snippet snippet, Piece piece, String source, String code) {}

  Evaluation of(SnippetEvent event, Located at) {
    if (event.status() == Status.REJECTED) {
      return Evaluation.failed(compileErrors.rejected(at));
    }
    JShellException exception = event.exception();
    if (exception != null) {
      return Evaluation.failed(thrown(exception, at));
    }
    return isResult(event.snippet()) ? Evaluation.of(execution.value()) : Evaluation.EMPTY;
  }

  private static boolean isResult(Snippet snippet) {
    return switch (snippet.subKind()) {
      case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND -> true;
      default -> false;
    };
  }

  private Failure thrown(JShellException exception, Located at) {
    if (exception instanceof UnresolvedReferenceException unresolved) {
      return unresolvedCall(unresolved.getSnippet(), at);
    }
    if (execution.stopRequested()) {
      return stopped();
    }
    Throwable thrown = execution.thrown() == null ? exception : execution.thrown();
    return new Failure(
        Failure.Kind.EXCEPTION,
        thrown.getClass().getSimpleName(),
        StackTraces.message(thrown).orElse(""),
        traces.lines(thrown),
        traces.place(thrown).orElse(null),
        thrown);
  }

  private Failure unresolvedCall(DeclarationSnippet called, Located at) {
    List<String> missing = shell.unresolvedDependencies(called).toList();
    String name = called.name();
    String message =
        missing.isEmpty()
            ? name + " does not compile; correct its body"
            : name + " uses " + String.join(", ", missing) + "; declare it first";
    Place place = Place.in(at.source(), at.code(), at.piece().start());
    return new Failure(
        Failure.Kind.UNRESOLVED, "UnresolvedReference", message, List.of(), place, null);
  }

  /** The declarations that cannot be used although the whole cell has been read. */
  List<Located> unresolved(List<Located> declarations) {
    return declarations.stream().filter(at -> isRecoverable(shell.status(at.snippet()))).toList();
  }

  /** Whether it is of use once a later cell declares what it misses: a method or a class. */
  boolean waits(Located unresolved) {
    return !(unresolved.snippet() instanceof VarSnippet) && !missing(unresolved).isEmpty();
  }

  private List<String> missing(Located unresolved) {
    return shell.unresolvedDependencies((DeclarationSnippet) unresolved.snippet()).toList();
  }

  Failure unusable(Located declaration) {
    return compileErrors.unresolved(declaration);
  }

  /** What a person is told of a declaration that waits for another. */
  String note(Located declaration) {
    DeclarationSnippet snippet = (DeclarationSnippet) declaration.snippet();
    String name =
        snippet instanceof MethodSnippet method
            ? method.name() + "(" + method.parameterTypes() + ")"
            : snippet.name();
    return "Note: %s uses %s, not declared yet; declare it before %s is used"
        .formatted(name, String.join(", ", missing(declaration)), name);
  }

  private static boolean isRecoverable(Status status) {
    return status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED;
  }

  Failure stopped() {
    return new Failure(
        Failure.Kind.INTERRUPTED, "Interrupted", "stopped by the user", List.of(), null, null);
  }

  Failure timedOut(Duration limit) {
    String message = "stopped after " + limit.toMillis() + " ms, the time limit of a cell";
    return new Failure(Failure.Kind.TIMEOUT, "Timeout", message, List.of(), null, null);
  }
}
