package goldpan.torch;

import goldpan.data.Dataset;
import goldpan.data.Pixels;
import goldpan.data.Workers;
import goldpan.input.Resize;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** JPEGs of 500×375 that are work to decode: small pictures made bigger, with noise. */
final class BigPictures {
  private static final int WIDTH = 500;
  private static final int HEIGHT = 375;
  private static final int NOISE = 24;

  private BigPictures() {}

  /** The first {@code count} pictures of a dataset, spread over its classes, in a folder. */
  static Dataset write(Dataset small, Path folder, int count) {
    for (String name : small.classes()) {
      folder.resolve(name).toFile().mkdirs();
    }
    Workers.forEach(
        count,
        1,
        (from, to) -> {
          int sample = (int) ((long) from * small.size() / count);
          String name = small.classes().get(small.label(sample));
          write(small.pixels(sample), from, folder.resolve(name).resolve(from + ".jpg"));
        });
    return Dataset.open(folder);
  }

  private static void write(Pixels small, int seed, Path file) {
    Random random = new Random(seed);
    Pixels big = Resize.to(small, WIDTH, HEIGHT);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
          int value = big.at(x, y, c % big.channels()) + random.nextInt(NOISE) - NOISE / 2;
          rgb = rgb << 8 | Math.max(0, Math.min(255, value));
        }
        image.setRGB(x, y, rgb);
      }
    }
    try {
      Files.deleteIfExists(file);
      ImageIO.write(image, "jpg", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
