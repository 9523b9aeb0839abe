package goldpan.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldpan.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleMagicTest {
  @TempDir Path folder;
  private final CallingHost host = CallingHost.installed();

  @AfterEach
  void moveBack() {
    System.clearProperty("goldpan.home");
    Session.current().clear();
  }

  @Test
  void aSampleWithoutALabelIsShownWithWhatItIsTakenFor() throws Exception {
    System.setProperty("goldpan.home", folder.resolve("home").toString());
    Path labels = Files.writeString(folder.resolve("l.csv"), "id,label\na,cat\nb,\nc,dog\nd,cat\n");
    Path file = Files.writeString(folder.resolve("p.csv"), "0.9,0.1\n0.3,0.7\n0.2,0.8\n0.6,0.4\n");
    Object unused = host.call("dataset", "'" + labels + "'");
    unused = host.call("mine", "--predictions '" + file + "'");
    assertEquals("b [no label]: predicted dog, p 0.7", host.call("sample", "b").toString());
    assertEquals("c [dog]", host.call("sample", "c").toString());
  }
}
