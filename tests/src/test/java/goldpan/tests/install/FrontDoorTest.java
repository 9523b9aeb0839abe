package goldpan.tests.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.tests.install.Checkout.Ended;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line of the front door, on every way a small dataset can be laid out on disk. */
class FrontDoorTest {
  private static final int SIDE = 12;
  private static final int EACH = 12;

  private static final String SCRIPT =
      """
      var shapes = dataset(args[0]);
      System.out.println(shapes.size() + " samples, " + shapes.classes());
      System.out.println(shapes.splits());
      var baseline = baseline(shapes).folds(2).epochs(1).seed(7).train();
      var losses = mine(shapes, baseline);
      losses.plot(); losses.histogram(); losses.byClass();
      losses.above(3.0);
      losses.above(otsu());
      var suspects = losses.above(top(4));
      suspects.gallery();
      relabel(suspects.get(0), shapes.classes().get(1));
      drop(suspects.get(1).id());
      keep(suspects.get(2).id());
      drop(suspects.get(3).id());
      undo();
      shapes.apply(decisions()).export(Path.of("clean"));
      System.out.println(runs().ids().size() + " run");
      System.out.println(run(runs().ids().get(0)).losses().size() + " losses");
      System.out.println(dataset("clean").size() + " clean");
      """;

  @TempDir Path folder;

  private void works(String path, String splits) throws Exception {
    Path script = Files.writeString(folder.resolve("front-door.jsh"), SCRIPT);
    Ended ended = new Checkout(folder).shell(script.toString(), path);
    assertEquals("", ended.err());
    assertEquals(
        "24 samples, [ring, square]\n%s\n1 run\n24 losses\n23 clean\n".formatted(splits),
        ended.out().replace("[0, 1]", "[ring, square]"));
    assertEquals(0, ended.status());
    assertTrue(Files.isDirectory(folder.resolve("clean")));
  }

  @Test
  void folderOfClassFolders() throws Exception {
    for (int i = 0; i < 2 * EACH; i++) {
      save(i, "data/" + className(i) + "/" + i + ".png");
    }
    works("data", "[none]");
  }

  @Test
  void splitFolders() throws Exception {
    for (int i = 0; i < 2 * EACH; i++) {
      String split = i < 8 ? "validation" : "train";
      save(i, "my data/" + split + "/" + className(i) + "/" + i + ".png");
    }
    works("my data", "[train, validation]");
  }

  @Test
  void idxPair() throws Exception {
    Path data = Files.createDirectory(folder.resolve("idx"));
    try (DataOutputStream images = open(data.resolve("train-images-idx3-ubyte"));
        DataOutputStream labels = open(data.resolve("train-labels-idx1-ubyte"))) {
      images.writeInt(0x803);
      images.writeInt(2 * EACH);
      images.writeInt(SIDE);
      images.writeInt(SIDE);
      labels.writeInt(0x801);
      labels.writeInt(2 * EACH);
      for (int i = 0; i < 2 * EACH; i++) {
        labels.writeByte(i % 2);
        BufferedImage picture = picture(i);
        for (int p = 0; p < SIDE * SIDE; p++) {
          images.writeByte(picture.getRaster().getSample(p % SIDE, p / SIDE, 0));
        }
      }
    }
    works("idx", "[train]");
  }

  @Test
  void csvManifest() throws Exception {
    StringBuilder rows = new StringBuilder("path,label,split\n");
    for (int i = 0; i < 2 * EACH; i++) {
      save(i, "listed/pictures/" + i + ".png");
      rows.append("pictures/%d.png,%s,%s\n".formatted(i, className(i), i < 8 ? "test" : "train"));
    }
    Files.writeString(folder.resolve("listed/table.csv"), rows);
    works("listed/table.csv", "[train, test]");
  }

  private static DataOutputStream open(Path file) throws IOException {
    return new DataOutputStream(Files.newOutputStream(file));
  }

  private static String className(int i) {
    return i % 2 == 0 ? "ring" : "square";
  }

  private void save(int i, String file) throws IOException {
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    assertTrue(ImageIO.write(picture(i), "png", target.toFile()));
  }

  private static BufferedImage picture(int i) {
    Random random = new Random(i);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(200, 200, 200));
    int x = random.nextInt(4);
    int y = random.nextInt(4);
    if (i % 2 == 0) {
      pen.drawOval(x, y, 7, 7);
    } else {
      pen.fillRect(x, y, 7, 7);
    }
    pen.dispose();
    return image;
  }
}
