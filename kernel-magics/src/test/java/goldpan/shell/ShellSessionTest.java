package goldpan.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.shell.Completeness.State;
import goldpan.shell.Failure.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class ShellSessionTest {
  private final ShellSession session = ShellSession.open(ShellUse.SCRIPT);

  @AfterEach
  void close() {
    session.close();
  }

  private Object value(String code) {
    Evaluation result = session.evaluate("cell", code);
    assertEquals(Optional.empty(), result.failure());
    return result.value();
  }

  private Failure failure(String code) {
    return session.evaluate("In [1]", code).failure().orElseThrow();
  }

  @Test
  void lastExpressionIsTheObjectItself() {
    value("var list = new java.util.ArrayList<String>()");
    assertSame(value("list"), session.variable("list").orElseThrow());
    assertEquals(42, value("int x = 40;\nx += 1;\nx + 1"));
  }

  @Test
  void declarationsAndStatementsHaveNoValue() {
    assertNull(value("int y = 3"));
    assertNull(value("y = 4"));
    assertNull(value("if (y > 3) { y++; }"));
    assertNull(value("// only a comment"));
    assertNull(value(""));
  }

  @Test
  void manySnippetsOnOneLine() {
    assertEquals(
        6, value("int a = 1; int b = 2; int sum(int p, int q) { return p + q; } sum(a, b) * 2"));
  }

  @Test
  void importsKeepVariables() {
    value("import java.util.*; List<Integer> l = new ArrayList<>(); int n = 1; l.add(5); n = 9;");
    value("import java.util.*;");
    value("import java.util.concurrent.*;");
    value("import java.util.ArrayList;");
    assertEquals(9, value("n"));
    assertEquals(List.of(5), value("l"));
  }

  @Test
  void redefinedMethodKeepsVariablesMadeWithTheOldOne() {
    value("int f() { return 1; }\nint made = f();\nvar also = f();");
    value("int f() { return 2; }");
    assertEquals(1, value("made"));
    assertEquals(1, value("also"));
    assertEquals(2, value("f()"));
  }

  @Test
  void redeclaredVariableTakesItsNewValue() {
    value("int v = 1; int w = v + 1;");
    value("int v = 5;");
    assertEquals(5, value("v"));
    assertEquals(2, value("w"));
    value("String v = \"text\";");
    assertEquals("text", value("v"));
  }

  @Test
  void classesRecordsAndEnumsCanBeRedefined() {
    value("record P(int x) {}\nvar p = new P(3);");
    value("record P(int x, int y) {}");
    assertEquals(7, value("new P(3, 4).x() + new P(3, 4).y()"));
  }

  @Test
  void compileErrorShowsItsSpan() {
    Failure failure = failure("int ok = 1;\nint bad = \"text\";\nint never = 3;");
    assertEquals(Kind.COMPILE, failure.kind());
    assertEquals(
        "incompatible types: java.lang.String cannot be converted to int", failure.message());
    assertEquals(new Place("In [1]", 2, 11), failure.place());
    assertEquals(
        List.of(
            "incompatible types: java.lang.String cannot be converted to int",
            "  In [1]:2, column 11",
            "    int bad = \"text\";",
            "              ^^^^^^"),
        failure.details());
    assertEquals(Optional.empty(), session.variable("never"));
  }

  @Test
  void unfinishedCodeIsACompileError() {
    Failure failure = failure("int f() {\n  return 1;\n");
    assertEquals(Kind.COMPILE, failure.kind());
    assertTrue(failure.message().contains("reached end of file"), failure.message());
  }

  @Test
  void exceptionNamesTheUsersLinesOnly() {
    value(
        "\nint half(int n) {\n  if (n == 0) throw new IllegalStateException(\"no half\");\n  return n / 2;\n}");
    Failure failure = failure("int z = 0;\n\nhalf(z);");
    assertEquals(Kind.EXCEPTION, failure.kind());
    assertEquals("IllegalStateException", failure.name());
    assertEquals("no half", failure.message());
    assertEquals(
        List.of(
            "java.lang.IllegalStateException: no half", "    at half (cell:3)", "    at In [1]:3"),
        failure.details());
    assertTrue(failure.thrown() instanceof IllegalStateException);
  }

  @Test
  void causesAreTold() {
    Failure failure =
        failure(
            "try { List.of().get(0); } catch (Exception e) { throw new RuntimeException(\"outer\", e); }");
    assertTrue(
        failure.kind() == Kind.COMPILE || failure.details().toString().contains("Caused by"));
    Failure told =
        failure(
            "try { Integer.parseInt(\"x\"); } catch (Exception e) { throw new RuntimeException(\"outer\", e); }");
    assertTrue(
        told.details()
            .contains("Caused by: java.lang.NumberFormatException: For input string: \"x\""),
        told.details().toString());
  }

  @Test
  void callingAMethodWhoseBodyDoesNotCompileFails() {
    Failure declared = failure("int twice(int n) { return missing(n) * 2; }");
    assertEquals(Kind.UNRESOLVED, declared.kind());
    assertTrue(declared.message().contains("missing"), declared.message());
    assertEquals(Kind.UNRESOLVED, failure("twice(3)").kind());
    value("int missing(int n) { return n + 1; }");
    assertEquals(8, value("twice(3)"));
  }

  @Test
  void forwardReferencesInOneCellAreFine() {
    assertEquals(3, value("int a1() { return b1() + 1; }\nint b1() { return 2; }\na1()"));
  }

  @Test
  void contextLoaderSeesUserClasses() {
    value("class Mine {}");
    assertEquals(
        true,
        value("Thread.currentThread().getContextClassLoader() == Mine.class.getClassLoader()"));
    assertEquals(
        true,
        value(
            "goldpan.shell.ShellSession.class.getClassLoader() == Mine.class.getClassLoader().getParent()"));
  }

  @Test
  void interruptWakesSleepersAndEndsLoops() throws Exception {
    for (String code :
        List.of(
            "Thread.sleep(60_000);",
            "while (true) {}",
            "int i = 0; while (true) { try { i++; } catch (Exception e) {} }",
            "void forever() { for (;;) { int q = 1; } }\nforever();",
            "int deep(int n) { return n == 0 ? 0 : deep(n - 1) + deep(n - 1); }\ndeep(60);",
            "java.util.stream.IntStream.iterate(0, k -> k + 1).map(k -> k % 7).filter(k -> k > 9).findFirst();")) {
      assertStops(code);
    }
  }

  private void assertStops(String code) throws Exception {
    var interrupter =
        CompletableFuture.runAsync(
            () -> {
              while (!isUserCodeRunning()) {
                Thread.onSpinWait();
              }
              session.interrupt();
            });
    Failure failure = failure(code);
    interrupter.get();
    assertEquals(Kind.INTERRUPTED, failure.kind(), code);
    assertEquals(2, value("1 + 1"));
  }

  /** Whether a class that JShell made of a snippet is on some thread's stack. */
  private static boolean isUserCodeRunning() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(frame -> frame.getClassName().startsWith("REPL.$JShell$"));
  }

  @Test
  void timeLimitStopsTheCode() {
    Evaluation result = session.evaluate("cell", "while (true) {}", Duration.ofMillis(300));
    assertEquals(Kind.TIMEOUT, result.failure().orElseThrow().kind());
    assertEquals(
        "stopped after 300 ms, the time limit of a cell", result.failure().get().message());
    assertEquals(5, session.evaluate("cell", "2 + 3", Duration.ofMinutes(5)).value());
  }

  @Test
  void completionKnowsVariablesAndReplacesFromTheRightPlace() {
    value("String greeting = \"hello\";");
    Completions found = session.complete("int a = 1;\ngreeting.toUpp", 25);
    assertEquals(List.of("toUpperCase("), found.matches());
    assertEquals(20, found.start());
    assertEquals(25, found.end());
  }

  @Test
  void inspectionTellsSignaturesAndValues() {
    assertTrue(session.inspect("Math.abs(3)", 7).orElseThrow().contains("int Math.abs(int"));
    value("int answer = 42;");
    assertTrue(session.inspect("answer", 2).orElseThrow().contains("answer"));
    assertEquals(Optional.empty(), session.inspect("nothing_here", 3));
  }

  @Test
  void completenessOfCode() {
    assertEquals(State.COMPLETE, session.completeness("int x = 1;").state());
    assertEquals(State.COMPLETE, session.completeness("1 + 1").state());
    assertEquals(new Completeness(State.INCOMPLETE, "    "), session.completeness("int f() {"));
    assertEquals(State.INVALID, session.completeness("int 1x = ;)").state());
  }

  @Test
  void unicodeSurvives() {
    assertEquals("猫と犬", value("String 名前 = \"猫と犬\";\n名前"));
  }

  @Test
  void importsOfTheStartAreThereAndMayBeRepeated() {
    try (ShellSession started = ShellSession.open(ShellUse.SCRIPT)) {
      assertEquals(Optional.empty(), started.start().failure());
      String cell = "import java.io.*;\nimport java.util.*;\nint n = List.of(1, 2).size();\nn";
      assertEquals(2, started.evaluate("cell", cell).value());
      assertEquals(
          Optional.empty(), started.evaluate("cell", "Supplier<File> f = () -> null;").failure());
      assertEquals(
          Optional.empty(), started.evaluate("cell", "import static goldpan.Goldpan.*;").failure());
      assertEquals(2, started.evaluate("cell", "n").value());
      assertTrue(started.complete("Losse", 5).matches().contains("Losses"));
    }
  }
}
