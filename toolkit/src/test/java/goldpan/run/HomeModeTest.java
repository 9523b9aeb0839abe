package goldpan.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldpan.Goldpan;
import goldpan.Session;
import goldpan.disk.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class HomeModeTest {
  @TempDir Path folder;

  @AfterEach
  void moveBack() {
    System.clearProperty("goldpan.home");
    Session.current().clear();
  }

  @Test
  void nobodyElseReadsTheHomeOrAJournal() throws IOException {
    Path home = folder.resolve("home");
    System.setProperty("goldpan.home", home.toString());
    Path labels = Files.writeString(folder.resolve("labels.txt"), "0\n1\n");
    Path file = Files.writeString(folder.resolve("p.csv"), "0.9,0.1\n0.6,0.4\n");
    Goldpan.mine(Goldpan.predictions(file, labels));
    Goldpan.drop("1");
    List<String> open;
    try (Stream<Path> all = Files.walk(home)) {
      open = all.filter(HomeModeTest::isOpen).map(p -> home.relativize(p).toString()).toList();
    }
    assertEquals(
        List.of(),
        open.stream().filter(p -> !p.contains("runs/") && !p.contains(".lock")).toList());
  }

  private static boolean isOpen(Path path) {
    try {
      return OwnerOnly.isOpenToOthers(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
