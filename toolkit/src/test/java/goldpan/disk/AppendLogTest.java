package goldpan.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendLogTest {
  @TempDir Path folder;

  @Test
  void whatIsAppendedIsThereAndGoesOnWhereItWasOpenedAgain() throws IOException {
    Path file = folder.resolve("a.log");
    try (AppendLog log = AppendLog.open(file)) {
      log.append(new byte[] {1, 2});
      log.appendForced(new byte[] {3});
      assertEquals(3, log.size());
    }
    try (AppendLog log = AppendLog.open(file)) {
      log.append(new byte[] {4});
      log.force();
      assertArrayEquals(new byte[] {2, 3, 4}, log.read(1, 3));
      assertThrows(EOFException.class, () -> log.read(2, 3));
    }
    assertArrayEquals(new byte[] {1, 2, 3, 4}, Files.readAllBytes(file));
  }

  @Test
  void aTornEndIsCutOffAndWhatComesNextFollowsTheRest() throws IOException {
    Path file = Files.write(folder.resolve("a.log"), new byte[] {1, 2, 3, 9});
    try (AppendLog log = AppendLog.open(file)) {
      log.cut(3);
      log.append(new byte[] {4});
    }
    assertArrayEquals(new byte[] {1, 2, 3, 4}, Files.readAllBytes(file));
  }

  @Test
  void aLogThatCannotBeCutBackTakesNoMore() throws IOException {
    AppendLog log = AppendLog.open(folder.resolve("a.log"));
    log.append(new byte[] {1});
    assertEquals(null, log.broken());
    log.close();
    assertThrows(IOException.class, () -> log.append(new byte[] {2}));
    assertEquals("Stream Closed", log.broken());
    IOException again = assertThrows(IOException.class, () -> log.append(new byte[] {3}));
    assertEquals("takes no more since a write failed: Stream Closed", again.getMessage());
    assertArrayEquals(new byte[] {1}, Files.readAllBytes(folder.resolve("a.log")));
  }

  @Test
  void anInterruptDoesNotCloseIt() throws IOException {
    try (AppendLog log = AppendLog.open(folder.resolve("a.log"))) {
      Thread.currentThread().interrupt();
      log.appendForced(new byte[] {1});
      assertTrue(Thread.interrupted());
      log.appendForced(new byte[] {2});
      assertEquals(2, log.size());
    }
  }
}
