package goldpan.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.Goldpan;
import goldpan.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir Path folder;

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void whatIsSaidComesFirstThenHomeThenJavasOwn() {
    assertEquals(folder.resolve("said"), Home.of(at("said"), at("h"), at("j")).folder());
    assertEquals(folder.resolve("h/.goldpan"), Home.of(" ", at("h"), at("j")).folder());
    assertEquals(folder.resolve("j/.goldpan"), Home.of("", "", at("j")).folder());
    assertEquals(folder.resolve("h/.goldpan"), Home.of("", at("h"), "?").folder());
  }

  @Test
  void aUserWithoutAHomeIsToldWhatToSet() {
    for (String javas : List.of("?", "", "relative")) {
      assertEquals(
          "the home folder of this user is not known (HOME is \"\", Java's user.home \"%s\"); expected a folder to keep runs and decisions in; set GOLDPAN_HOME to one"
              .formatted(javas),
          assertThrows(RunException.class, () -> Home.of("", "", javas)).getMessage());
    }
  }

  @Test
  void whatAnEarlierVersionLeftElsewhereIsTold() throws IOException {
    Home home = Home.of("", at("h"), at("j"));
    assertEquals(Optional.empty(), home.note(at("j")));
    Files.createDirectories(folder.resolve("j/.goldpan"));
    assertEquals(folder.resolve("h/.goldpan"), Home.of("", at("h"), at("j")).folder());
    assertEquals(
        Optional.of(
            "an earlier version kept runs and decisions in %s; to go on with them, move it to %s or set GOLDPAN_HOME=%s"
                .formatted(at("j/.goldpan"), at("h/.goldpan"), at("j/.goldpan"))),
        home.note(at("j")));
    assertEquals(Optional.empty(), home.note(at("h")));
  }

  @Test
  void roomIsFoundOutWithoutATrace() throws IOException {
    Home home = new Home(folder.resolve("new/home"));
    home.requireRoom(1 << 20);
    try (Stream<Path> left = Files.list(home.folder())) {
      assertEquals(List.of(), left.toList());
    }
    String full =
        assertThrows(RunException.class, () -> home.requireRoom(Long.MAX_VALUE / 2)).getMessage();
    assertTrue(
        full.matches(
            "\\Q"
                + home.folder()
                + "\\E has [0-9,]+ MiB free where about 4,398,046,511,104 are needed; free some"
                + " space, or set GOLDPAN_HOME to a folder you may write to"),
        full);
  }

  @Test
  void aHomeThatCannotBeWrittenIsToldBeforeAnythingIsTrained() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    System.setProperty("goldpan.home", file.resolve("home").toString());
    try {
      Dataset few = Dataset.bundled("mnist-test").where(s -> s.index() < 100);
      StringBuilder told = new StringBuilder();
      String message =
          assertThrows(
                  RunException.class,
                  () ->
                      Goldpan.baseline(few)
                          .progress((what, total, unit) -> tell(told, what))
                          .train())
              .getMessage();
      assertTrue(message.startsWith(file.resolve("home") + " cannot be written: "), message);
      assertTrue(
          message.endsWith("; free some space, or set GOLDPAN_HOME to a folder you may write to"),
          message);
      assertFalse(told.length() > 0, "work began: " + told);
    } finally {
      System.clearProperty("goldpan.home");
    }
  }

  private static goldpan.data.Progress.Task tell(StringBuilder told, String what) {
    told.append(what);
    return goldpan.data.Progress.SILENT.start(what, 1, "");
  }
}
