package goldpan.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class ProcessLockTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("work.lock");
  }

  @Test
  void oneProcessAtATimeHoldsALockWhoseFileComesAndGoes() throws Exception {
    List<Process> children = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      children.add(LockChild.start("200", file().toString()));
    }
    for (Process child : children) {
      try (BufferedReader out = child.inputReader()) {
        assertEquals("clashes: 0", out.readLine());
      }
      assertEquals(0, child.waitFor());
    }
    assertFalse(Files.exists(file()));
  }

  @Test
  void aSecondProcessIsTurnedAwayAndHearsWhoHoldsIt() throws Exception {
    Process child = LockChild.start("hold", file().toString());
    try (BufferedReader out = child.inputReader()) {
      assertEquals("held", out.readLine());
      assertEquals(Optional.empty(), ProcessLock.take(file()));
      String holder = ProcessLock.holder(file()).orElseThrow();
      String start =
          "process %d (%s, since 2".formatted(child.pid(), System.getProperty("user.name"));
      assertTrue(holder.startsWith(start), holder);
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertEquals(Optional.empty(), ProcessLock.holder(file()));
    ProcessLock.take(file()).orElseThrow().close();
  }

  @Test
  void askingWhoHoldsItAndBeingTurnedAwayInTheSameProgramLeaveTheLockToItsHolder()
      throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    try (ProcessLock lock = ProcessLock.take(file()).orElseThrow()) {
      assertEquals(Optional.empty(), ProcessLock.take(file()), lock::toString);
      assertEquals(Optional.empty(), ProcessLock.take(link.resolve("work.lock")));
      assertEquals(Optional.of("another call in this program"), ProcessLock.holder(file()));
      Process child = LockChild.start("hold", file().toString());
      try (BufferedReader out = child.inputReader()) {
        assertEquals("taken", out.readLine());
      } finally {
        child.destroyForcibly().waitFor();
      }
    }
    assertEquals(Optional.empty(), ProcessLock.holder(file()));
  }

  @Test
  void anInterruptedThreadTakesAndGivesUpALock() throws Exception {
    Thread.currentThread().interrupt();
    ProcessLock.take(file()).orElseThrow().close();
    assertTrue(Thread.interrupted());
    assertFalse(Files.exists(file()));
  }

  @Test
  void whatAnEarlierVersionOrAKilledProcessLeftIsTaken() throws Exception {
    for (String left :
        List.of(
            "",
            "process 1, since long",
            "process 999999999, since 2024-01-02T03:04:05Z",
            "process 999999999 (ann, since 2024-01-02T03:04:05.123Z)",
            "released 0123456789abcdef0123456789abcdef")) {
      Files.writeString(file(), left);
      assertEquals(
          left.contains("long") ? Optional.of(left) : Optional.empty(),
          ProcessLock.holder(file()),
          left);
      try (ProcessLock lock = ProcessLock.take(file()).orElseThrow()) {
        assertTrue(
            Files.readString(file()).startsWith("process " + ProcessHandle.current().pid() + " ("),
            lock::toString);
      }
      assertFalse(Files.exists(file()));
    }
  }

  @Test
  void closingTwiceGivesUpOnce() throws Exception {
    ProcessLock first = ProcessLock.take(file()).orElseThrow();
    first.close();
    try (ProcessLock second = ProcessLock.take(file()).orElseThrow()) {
      first.close();
      assertTrue(Files.exists(file()), second::toString);
      assertEquals(Optional.empty(), ProcessLock.take(file()));
    }
  }
}
