package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

  private static void text(MessageDigest sha, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sha.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
    sha.update(bytes);
  }

  private static void number(MessageDigest sha, int number) {
    sha.update(ByteBuffer.allocate(4).putInt(0, number));
  }

  /** As its javadoc says it, piece by piece. */
  private static String byTheBook(List<String> ids, List<String> classes, int[] labels)
      throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    text(sha, "goldpan dataset 1");
    number(sha, classes.size());
    classes.forEach(c -> text(sha, c));
    number(sha, ids.size());
    for (int i = 0; i < ids.size(); i++) {
      text(sha, ids.get(i));
      number(sha, labels[i]);
      text(sha, "none");
    }
    byte[] nothing = MessageDigest.getInstance("SHA-256").digest(new byte[] {1});
    for (int i = 0; i < ids.size(); i++) {
      sha.update(nothing, 0, 16);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  @Test
  void everyPieceGoesInBehindItsLengthHoweverLongAndManyThereAre(@TempDir Path folder)
      throws Exception {
    String longest = "ö".repeat(10_000);
    List<String> classes = List.of("a", longest);
    int[] labels = new int[5_000];
    StringBuilder lines = new StringBuilder();
    String[] ids = new String[labels.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 2;
      ids[i] = "%04d".formatted(i);
      lines.append(classes.get(i % 2)).append('\n');
    }
    Path file = Files.writeString(folder.resolve("labels.txt"), lines);
    assertEquals(byTheBook(Arrays.asList(ids), classes, labels), Dataset.open(file).fingerprint());
  }
}
