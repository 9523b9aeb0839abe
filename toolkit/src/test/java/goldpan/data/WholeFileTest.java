package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void filesOfEverySizeAreReadWhole() throws IOException {
    for (int size : new int[] {0, 1, 888, 70_000}) {
      byte[] content = new byte[size];
      new Random(size).nextBytes(content);
      Path file = Files.write(folder.resolve("ü " + size), content);
      assertArrayEquals(content, WholeFile.read(file.toString()));
    }
  }

  @Test
  void aMissingFileIsToldFromAFolder() {
    assertThrows(NoSuchFileException.class, () -> WholeFile.read(folder.resolve("no").toString()));
    IOException isFolder = assertThrows(IOException.class, () -> WholeFile.read(folder.toString()));
    assertTrue(!(isFolder instanceof NoSuchFileException));
  }

  @Test
  void anInterruptedThreadReadsAllTheSame() throws IOException {
    Path file = Files.write(folder.resolve("a"), new byte[] {1, 2, 3});
    Thread.currentThread().interrupt();
    try {
      assertArrayEquals(new byte[] {1, 2, 3}, WholeFile.read(file.toString()));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }
}
