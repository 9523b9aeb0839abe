package goldpan.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.jpeg.JpegDecoding;
import goldpan.jpeg.TurboJpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class DoctorTest {
  @TempDir Path folder;

  @AfterEach
  void moveBack() {
    System.clearProperty("goldpan.home");
  }

  private String report(String mode) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
    System.setProperty("goldpan.home", folder.toString());
    return Doctor.report("a test");
  }

  @Test
  void aHomeThatOthersCanReadIsReported() throws IOException {
    String advice =
        "\n→ " + folder + " can be read by other users of this machine; chmod 700 " + folder;
    assertTrue(report("rwxr-x---").contains(advice));
    assertFalse(report("rwx------").contains("chmod"));
  }

  @Test
  void whatDecodesPicturesIsTold() throws IOException {
    String report = report("rwx------");
    String line = "\n%-12s %s\n".formatted("JPEG", JpegDecoding.describe());
    assertTrue(report.contains(line), report);
    assertEquals(!TurboJpeg.whyNot().isEmpty(), report.contains("install libturbojpeg0"));
  }

  @Test
  void howFilesAreNamedIsTold() throws IOException {
    String report = report("rwx------");
    assertTrue(report.contains("\nnames        files are named in UTF-8\n"), report);
  }
}
