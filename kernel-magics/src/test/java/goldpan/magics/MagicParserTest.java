package goldpan.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MagicParserTest {
  private final MagicParser parser = new MagicParser(MagicRegistry.installed());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int x = 7 % 3;",
        "int r = a\n    %time;",
        "f(a %b, c % d)",
        "String s = \"100 %time\";",
        "String s = \"quoted \\\" %time\";",
        "char c = '%'; int m = c %time;",
        "// %time\nint x = 1;",
        "/* \n%time\n*/ int x = 1;",
        "String t = \"\"\"\n%time\n\"\"\";",
        "x %= 3;",
        "System.out.printf(\"%d%n\", 3);",
        "int[] a = {1}; a[0] %time",
        "no percent at all"
      })
  void javaStaysAsItIs(String java) {
    assertEquals(java, parser.toJava(java));
  }

  @Test
  void lineMagicsBecomeCallsOnTheSameLine() {
    assertEquals(
        "int a = 1;\ngoldpan.magics.Magics.run(\"load\", \"\\\"my file.jsh\\\"\");\nint b = 2;",
        parser.toJava("int a = 1;\n%load \"my file.jsh\"\nint b = 2;"));
    assertEquals("goldpan.magics.Magics.run(\"magics\", \"\");", parser.toJava("%magics;"));
    assertEquals(
        "if (b) {\n  goldpan.magics.Magics.run(\"time\", \"f()\");\n}",
        parser.toJava("if (b) {\n  %time f()\n}"));
    assertEquals(
        "int a = 1\ngoldpan.magics.Magics.run(\"magics\", \"\");",
        parser.toJava("int a = 1\n%magics"));
  }

  @Test
  void unknownNamesAreStillMagics() {
    assertEquals("goldpan.magics.Magics.run(\"nothing\", \"x\");", parser.toJava("%nothing x"));
  }

  @Test
  void expressionsHaveTheirMagicsType() {
    assertEquals(
        "var s = ((java.lang.String) goldpan.magics.Magics.value(\"magics\", \"\"));",
        parser.toJava("var s = %magics"));
    assertEquals(
        "f(((java.lang.String) goldpan.magics.Magics.value(\"magics\", \"a (b)\")));",
        parser.toJava("f(%magics a (b));"));
    assertEquals(
        "return goldpan.magics.Magics.value(\"load\", \"f\");", parser.toJava("return %load f;"));
  }

  @Test
  void cellMagicsTakeTheRest() {
    String java = parser.toJava("%%time  now\nint x = 1;\n%no");
    assertEquals(
        "goldpan.magics.Magics.runCell(\"time\", \"now\", N);", java.replaceAll("\\d+L", "N"));
  }

  @Test
  void nonLatinNamesAndArgumentsSurvive() {
    assertEquals(
        "goldpan.magics.Magics.run(\"load\", \"猫/ñandú\");", parser.toJava("%load 猫/ñandú"));
  }

  @Test
  void argumentsAreSplitAsShellsDo() {
    assertEquals(List.of("a b", "c", "d\"e", ""), Arguments.split("'a b' c \"d\\\"e\" ''"));
    assertEquals(
        List.of("C:\\data\\cats", "two words"), Arguments.split("C:\\data\\cats two\\ words"));
    assertEquals(List.of(), Arguments.split("  "));
    for (List<String> words : List.of(List.of("a b", "\"", "\\", "", "x"), List.of("C:\\a b\\"))) {
      assertEquals(words, Arguments.split(Quoting.line(words)));
    }
  }
}
