package goldpan.task.masks;

import goldpan.data.Dataset;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;

/** Pictures drawn by program: a red square and a blue disc on green, with a mask each. */
final class DrawnMasks {
  static final int SIDE = 32;

  private DrawnMasks() {}

  /**
   * Draws a dataset.
   *
   * @param erased the pictures in whose masks the square is background
   */
  static Dataset draw(Path root, int count, Set<Integer> erased) throws IOException {
    Files.createDirectories(root.resolve("images"));
    Files.createDirectories(root.resolve("masks"));
    Files.writeString(root.resolve("classes.txt"), "background\nsquare\ndisc\n");
    Random random = new Random(11);
    for (int i = 0; i < count; i++) {
      BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      BufferedImage mask = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
      Graphics2D pen = picture.createGraphics();
      pen.setColor(new Color(40, 120 + random.nextInt(60), 40));
      pen.fillRect(0, 0, SIDE, SIDE);
      int x = random.nextInt(6);
      int y = random.nextInt(20);
      pen.setColor(new Color(200, 40, 40));
      pen.fillRect(x, y, 10, 10);
      pen.setColor(new Color(40, 40, 200));
      pen.fillOval(20, 20 - y, 10, 10);
      pen.dispose();
      for (int py = 0; py < SIDE; py++) {
        for (int px = 0; px < SIDE; px++) {
          int rgb = picture.getRGB(px, py);
          int value = (rgb >> 16 & 0xff) > 150 ? 1 : (rgb & 0xff) > 150 ? 2 : 0;
          mask.getRaster().setSample(px, py, 0, erased.contains(i) && value == 1 ? 0 : value);
        }
      }
      ImageIO.write(picture, "png", root.resolve("images/p%c.png".formatted('a' + i)).toFile());
      ImageIO.write(mask, "png", root.resolve("masks/p%c.png".formatted('a' + i)).toFile());
    }
    return Dataset.open(root);
  }
}
