package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A Java that others started under a locale without UTF-8, as IJava's kernelspec may. */
@EnabledOnOs(OS.LINUX)
class NamesWithoutALocaleTest {
  private static final String WHAT_TO_DO =
      "this Java names files in ANSI_X3.4-1968; start it with LC_ALL=C.UTF-8 in its environment";
  @TempDir Path folder;

  /** Opens what comes on standard input, as no argument could name it; prints what it has. */
  public static final class Child {
    private Child() {}

    public static void main(String[] args) throws Exception {
      String place = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      StringBuilder out = new StringBuilder();
      try {
        Dataset d = Datasets.named(place);
        out.append(d.classes()).append(' ').append(d.size()).append('\n');
        d.findings().forEach(f -> out.append(f.what()).append('\n'));
      } catch (DatasetException e) {
        out.append(e.getMessage()).append('\n');
      }
      System.out.write(out.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private List<String> opened(String place) throws Exception {
    Path in = Files.writeString(folder.resolve("in"), place);
    Path out = folder.resolve("out");
    ProcessBuilder child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    child.environment().put("LC_ALL", "C");
    assertEquals(0, child.start().waitFor());
    return Files.readAllLines(out);
  }

  @Test
  void foldersThatCannotBeNamedAreFindingsThatSayWhatToDo() throws Exception {
    List<String> said = opened(Cases.folder("names-without-a-locale").toString());
    assertEquals("[cat] 4", said.get(0));
    String finding = "has a name that cannot be read; " + WHAT_TO_DO;
    assertEquals(2, said.stream().filter(finding::equals).count(), said::toString);
  }

  @Test
  void rowsThatNameSuchFilesAreFindingsThatSayWhatToDo() throws Exception {
    Files.writeString(
        folder.resolve("list.csv"), "path,label\ncafé/0.png,a\nplain.png,b\nкот/1.png,a\n");
    Files.write(folder.resolve("plain.png"), Pictures.png());
    List<String> said = opened(folder.resolve("list.csv").toString());
    assertTrue(said.get(0).endsWith(" 1"), said::toString);
    assertEquals(2, said.stream().filter(s -> s.endsWith(WHAT_TO_DO)).count(), said::toString);
  }

  @Test
  void aPlaceThatCannotBeNamedSaysWhatToDo() throws Exception {
    assertEquals(
        List.of(
            "\"/data/café\" is neither a bundled dataset nor a path (%s); expected one of [mnist-test], or a path"
                .formatted(WHAT_TO_DO)),
        opened("/data/café"));
  }
}
