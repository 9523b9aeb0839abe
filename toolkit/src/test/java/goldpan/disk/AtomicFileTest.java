package goldpan.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theFileAppearsWithAllThatWasWritten() throws IOException {
    Path file = folder.resolve("a.txt");
    AtomicFile.write(
        file,
        out -> {
          for (int i = 0; i < 100_000; i++) {
            out.write('a' + i % 26);
          }
          assertEquals(1, names().size());
          assertTrue(names().get(0).startsWith(".a.txt."), names().toString());
        });
    assertEquals(100_000, Files.size(file));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void whenWritingFailsTheFileStaysAsItWas() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "before");
    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("no room");
                    }));
    assertEquals("no room", failure.getMessage());
    assertEquals("before", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
    AtomicFile.write(file, "after");
    assertEquals("after", Files.readString(file));
  }

  @Test
  void anInterruptedThreadWritesItToo() throws IOException {
    Thread.currentThread().interrupt();
    AtomicFile.write(folder.resolve("a.txt"), "whole");
    assertTrue(Thread.interrupted());
    assertEquals("whole", Files.readString(folder.resolve("a.txt")));
  }

  @Test
  void aFolderInItsPlaceOrNoFolderAboveIsAnError() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    assertThrows(IOException.class, () -> AtomicFile.write(taken, "text"));
    assertThrows(IOException.class, () -> AtomicFile.write(folder.resolve("no/a.txt"), "text"));
    assertEquals(List.of("taken"), names());
    assertTrue(Files.isDirectory(taken));
  }

  @Test
  void aTreeIsForcedAndRemovedWithoutFollowingLinks() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.txt"), "kept");
    Path tree = Files.createDirectories(folder.resolve("tree/deep/deeper"));
    Files.writeString(tree.resolve("a.txt"), "a");
    FileTree.force(folder.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), outside);
    FileTree.delete(folder.resolve("tree"));
    FileTree.delete(folder.resolve("tree"));
    assertEquals(List.of("outside.txt"), names());
    assertEquals("kept", Files.readString(outside));
  }
}
