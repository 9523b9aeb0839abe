package goldpan.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptMainTest {
  @TempDir Path folder;

  private record Run(int status, String out, String err) {}

  private Run run(String script, String... arguments) throws Exception {
    Path file = folder.resolve("a script.jsh");
    Files.writeString(file, script);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Dgoldpan.home=" + folder.resolve("home"), "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.addAll(List.of(ScriptMain.class.getName(), "a script.jsh"));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int status = process.waitFor();
    return new Run(status, text(out), text(err));
  }

  private static String text(Path file) throws Exception {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  @Test
  void scriptsRunWithTheirArguments() throws Exception {
    Run run =
        run(
            "#!/usr/bin/env goldpan-shell\nvar words = List.of(args);\nSystem.out.println(words);\n",
            "one",
            "two words");
    assertEquals(new Run(0, "[one, two words]\n", ""), run);
  }

  @Test
  void magicsWorkAsInNotebooks() throws Exception {
    Run run =
        run(
            "Dataset d = %dataset mnist-test\nSystem.out.println(d.size());\n%scores\n%dataste x\n");
    assertEquals(1, run.status);
    assertTrue(run.out.startsWith("10000\n"), run.out);
    assertTrue(run.out.contains("cross-entropy"), run.out);
    assertEquals("a script.jsh:4: %dataste is no magic; did you mean %dataset?\n", run.err);
  }

  @Test
  void suspectsAreDecidedInTheirOwnDatasetOrNotAtAll() throws Exception {
    Files.writeString(folder.resolve("one.txt"), "0\n1\n0\n1\n");
    Files.writeString(folder.resolve("two.txt"), "1\n1\n0\n0\n");
    Files.writeString(folder.resolve("p.csv"), "0.1,0.9\n".repeat(4));
    Run run =
        run(
            """
            var one = dataset("one.txt");
            var s = mine(predictions("p.csv", one)).top(2);
            %suspects --threshold top:2
            var two = dataset("two.txt");
            drop(s.get(0));
            relabel(s.get(1).sample(), "1");
            System.out.println(decisions(one));
            System.out.println(decisions());
            %drop --suspects
            """);
    assertEquals(1, run.status);
    assertTrue(
        run.out.endsWith(
            "2 of 4 samples of one.txt decided: 0 keep, 1 relabel, 1 drop\n"
                + "0 of 4 samples of two.txt decided: 0 keep, 0 relabel, 0 drop\n"),
        run.out);
    assertEquals(
        "a script.jsh:9: the suspects are of one.txt; two.txt was opened since; begin with"
            + " suspects(), or open one.txt again (the magic suspects)\n",
        run.err);
  }

  @Test
  void firstStatementThatFailsEndsIt() throws Exception {
    Run compile = run("System.out.println(1);\nint x = \"no\";\nSystem.out.println(2);\n");
    assertEquals(1, compile.status);
    assertEquals("1\n", compile.out);
    assertTrue(
        compile.err.startsWith(
            "a script.jsh:2: incompatible types: java.lang.String cannot be converted to int\n"),
        compile.err);
    Run thrown = run("int f() {\n  return 1 / 0;\n}\n\nf();\n");
    assertEquals(1, thrown.status);
    assertEquals(
        "a script.jsh:2: ArithmeticException: / by zero\n"
            + "java.lang.ArithmeticException: / by zero\n"
            + "    at f (a script.jsh:2)\n    at a script.jsh:5\n",
        thrown.err);
  }

  @Test
  void commandsAndExits() throws Exception {
    assertEquals(new Run(3, "1\n", ""), run("System.out.println(1);\n/exit 3\nnonsense"));
    assertEquals(new Run(4, "", ""), run("System.exit(4);"));
    assertEquals(
        "a script.jsh:2: /vars is a command of the jshell tool; expected Java or /exit; remove the line\n",
        run("int x = 1;\n/vars\n").err);
  }
}
