package goldpan.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BuildingTest {
  @TempDir Path temp;

  private List<Path> hidden() throws Exception {
    try (Stream<Path> all = Files.list(temp)) {
      return all.filter(p -> p.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  /** The child's export waits for a pipe that nobody writes to. */
  @Test
  @Timeout(600)
  void whatAKilledExportLeftGoesAtTheNextOne() throws Exception {
    Path source = Files.createDirectories(temp.resolve("source"));
    for (String id : List.of("cat/1.jpg", "cat/2.jpg", "dog/2.JPG")) {
      Files.createDirectories(source.resolve(id).getParent());
      Files.writeString(source.resolve(id), id);
    }
    Path pipe = source.resolve("dog/1.jpg");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    Path out = temp.resolve("out");
    Process child = Pets.exportIn("", source, out);
    try {
      while (hidden().stream().noneMatch(h -> Files.exists(h.resolve("export/cat/2.jpg")))) {
        assertTrue(child.isAlive());
        Thread.sleep(20);
      }
      List<Path> building = hidden();
      Building.beside(out, temp).close();
      assertEquals(building, hidden(), "a running export is left alone");
    } finally {
      child.destroyForcibly().waitFor();
    }
    Building.beside(temp.resolve("other"), temp).close();
    assertEquals(1, hidden().size(), "an export elsewhere is none of its business");
    Building.beside(out, temp).close();
    assertEquals(List.of(), hidden());
  }

  @Test
  void foldersOfOthersAndOfThisProgramStay() throws Exception {
    Path theirs = Files.createDirectories(temp.resolve(".out.goldpan-notes"));
    Files.writeString(theirs.resolve("building.lock"), "");
    Files.writeString(theirs.resolve("thoughts.txt"), "keep me");
    Path bare = Files.createDirectories(temp.resolve(".out.goldpan-bare"));
    Path out = temp.resolve("out");
    try (Building one = Building.beside(out, temp);
        Building two = Building.beside(out, temp)) {
      assertTrue(Files.exists(one.export().getParent()));
      assertTrue(Files.exists(two.export().getParent()));
    }
    assertEquals(List.of(bare, theirs), hidden());
    assertTrue(Files.exists(theirs.resolve("thoughts.txt")));
  }
}
