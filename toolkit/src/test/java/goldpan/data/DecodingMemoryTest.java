package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DecodingMemoryTest {
  private static final int MEBI = 1 << 20;

  @TempDir Path folder;

  @Test
  void theLimitIsTwoThirdsOfTheHeapAtTwelveBytesAPixel() {
    assertEquals(1_000_000, new DecodingMemory(18_000_000).mostPixels());
    assertEquals(200_000_000, new DecodingMemory(100L << 30).mostPixels());
  }

  @Test
  void aPictureAboveTheHeapsLimitIsRefusedWithTheWayOut() {
    DecodingMemory memory = new DecodingMemory(72L * MEBI);
    assertEquals(
        "is a picture of 5,000×1,000; expected at most 4,194,304 pixels with 72 MiB of heap; make"
            + " it smaller, or start Java with more, such as -Xmx8g",
        assertThrows(UnreadableMediaException.class, () -> memory.take(5000, 1000)).problem());
  }

  @Test
  @Timeout(600)
  void bigPicturesWaitForEachOther() throws InterruptedException {
    DecodingMemory memory = new DecodingMemory(72L * MEBI);
    DecodingMemory.Part first = memory.take(2000, 1200);
    Thread second = new Thread(() -> memory.take(2000, 1200).close());
    second.start();
    while (second.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    memory.take(1000, 1000).close(); // small ones do not wait
    first.close();
    second.join();
  }

  @Test
  @Timeout(600)
  void inASmallHeapEveryHugePictureIsAFindingAndTheOthersAreRead() throws Exception {
    byte[] huge =
        Pictures.encoded(new BufferedImage(9000, 9000, BufferedImage.TYPE_BYTE_BINARY), "png");
    byte[] big =
        Pictures.encoded(new BufferedImage(1500, 1500, BufferedImage.TYPE_BYTE_BINARY), "png");
    for (int i = 0; i < 4; i++) {
      Pictures.write(folder, "cat/huge%d.png".formatted(i), huge);
      Pictures.write(folder, "dog/big%d.png".formatted(i), big);
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-Dgoldpan.threads=4",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), printed);
    List<String> lines = printed.lines().toList();
    assertEquals(5, lines.size(), printed);
    assertTrue(lines.get(4).startsWith("cat: none of its 4 pictures can be read;"), printed);
    assertTrue(
        lines.get(0).startsWith("cat/huge0.png: is a picture of 9,000×9,000; expected at most 5,"),
        printed);
  }

  /** Prints what is wrong with a dataset. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      var out = new java.io.PrintStream(System.out, true, StandardCharsets.UTF_8);
      Dataset.open(Path.of(arguments[0])).check().forEach(out::println);
    }
  }
}
