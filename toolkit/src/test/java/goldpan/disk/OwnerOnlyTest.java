package goldpan.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class OwnerOnlyTest {
  @TempDir Path folder;

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void whatIsMadeIsTheOwnersAlone() throws IOException {
    Path deep = folder.resolve("home/journals");
    OwnerOnly.createDirectories(deep);
    Path file = deep.resolve("a.jsonl");
    OwnerOnly.createFile(file);
    assertEquals("rwx------", mode(folder.resolve("home")));
    assertEquals("rwx------", mode(deep));
    assertEquals("rw-------", mode(file));
    assertFalse(OwnerOnly.isOpenToOthers(deep));
    assertFalse(OwnerOnly.isOpenToOthers(file));
  }

  @Test
  void whatIsThereStaysAsItIs() throws IOException {
    Path open =
        Files.setPosixFilePermissions(
            Files.createDirectory(folder.resolve("open")),
            PosixFilePermissions.fromString("rwxr-xr-x"));
    OwnerOnly.createDirectories(open);
    Path file = Files.writeString(open.resolve("file"), "kept");
    OwnerOnly.createFile(file);
    assertEquals("rwxr-xr-x", mode(open));
    assertEquals("kept", Files.readString(file));
    assertTrue(OwnerOnly.isOpenToOthers(open));
    assertFalse(OwnerOnly.isOpenToOthers(folder.resolve("gone")));
  }
}
