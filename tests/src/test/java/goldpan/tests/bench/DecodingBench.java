package goldpan.tests.bench;

import goldpan.data.Dataset;
import goldpan.data.ReducedPixels;
import goldpan.input.Resize;
import goldpan.jpeg.JpegDecoding;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Processor time of decoding photographs by each decoder, in turns, and how much a reduced picture
 * differs from a whole one. The photographs of a folder are brought to each size and format first.
 */
final class DecodingBench {
  private static final int MOST = 24;
  private static final int WANTED = 224;
  private static final int SECONDS_A_TURN = 1;

  private DecodingBench() {}

  /** Folder of photographs, folder to work in, rounds. */
  public static void main(String[] args) throws IOException {
    List<Path> photographs = photographs(Path.of(args[0]));
    Path work = Path.of(args[1]);
    int rounds = Integer.parseInt(args[2]);
    System.out.println(JpegDecoding.describe() + "; " + System.getProperty("java.vm.version"));
    for (int[] size : new int[][] {{32, 32}, {500, 375}, {640, 480}, {4000, 3000}}) {
      List<Path> some =
          photographs.subList(0, Math.min(size[0] > 1000 ? 6 : MOST, photographs.size()));
      jpeg(made(some, work, size[0], size[1], "jpg"), size, rounds);
    }
    for (String format : List.of("png", "tif")) {
      Dataset all = made(photographs, work, 500, 375, format);
      report("500×375 " + format, rounds, Map.of("", () -> whole(all)), all.size());
    }
  }

  private static List<Path> photographs(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(f -> f.toString().endsWith(".jpg")).sorted().limit(MOST).toList();
    }
  }

  private static Dataset made(List<Path> from, Path work, int width, int height, String format)
      throws IOException {
    Path folder = work.resolve("%dx%d-%s".formatted(width, height, format));
    for (int i = 0; i < from.size(); i++) {
      File file = folder.resolve((i % 2 == 0 ? "a/" : "b/") + i + "." + format).toFile();
      Files.createDirectories(file.toPath().getParent());
      Image scaled =
          ImageIO.read(from.get(i).toFile())
              .getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.drawImage(scaled, 0, 0, null);
      graphics.dispose();
      if (!ImageIO.write(image, format, file)) {
        throw new IOException("no writer for " + format);
      }
    }
    return Dataset.open(folder);
  }

  private static void jpeg(Dataset all, int[] size, int rounds) {
    Map<String, Runnable> ways = new LinkedHashMap<>();
    ways.put("Java's", () -> by("java", () -> whole(all)));
    ways.put("libjpeg-turbo", () -> by("whole", () -> whole(all)));
    if (size[0] > WANTED) {
      ways.put("Java's to 224×224", () -> by("java", () -> small(all)));
      ways.put("libjpeg-turbo to 224×224", () -> by("whole", () -> small(all)));
      ways.put("the same reduced", () -> by("auto", () -> small(all)));
    }
    report("%d×%d jpg".formatted(size[0], size[1]), rounds, ways, all.size());
    if (size[0] > 2 * WANTED) {
      System.out.printf(Locale.ROOT, "  reduced differs by %.2f levels on average%n", apart(all));
    }
  }

  private static void by(String decoder, Runnable work) {
    System.setProperty(JpegDecoding.PROPERTY, decoder);
    work.run();
    System.clearProperty(JpegDecoding.PROPERTY);
  }

  private static void whole(Dataset all) {
    for (int i = 0; i < all.size(); i++) {
      checkThere(all.pixels(i).width());
    }
  }

  private static void small(Dataset all) {
    for (int i = 0; i < all.size(); i++) {
      checkThere(Resize.to(all.pixels(i, WANTED, WANTED), WANTED, WANTED).width());
    }
  }

  private static void checkThere(int width) {
    if (width < 1) {
      throw new IllegalStateException("no picture");
    }
  }

  private static double apart(Dataset all) {
    long sum = 0;
    long count = 0;
    for (int i = 0; i < all.size(); i++) {
      ReducedPixels reduced = all.pixels(i, WANTED, WANTED);
      byte[] one = Resize.to(reduced, WANTED, WANTED).bytes();
      byte[] other = Resize.to(all.pixels(i), WANTED, WANTED).bytes();
      for (int k = 0; k < one.length; k++) {
        sum += Math.abs((one[k] & 0xff) - (other[k] & 0xff));
      }
      count += one.length;
    }
    return sum / (double) count;
  }

  /** Medians over rounds in which all ways take turns. */
  private static void report(String what, int rounds, Map<String, Runnable> ways, int pictures) {
    Map<String, double[]> micros = new LinkedHashMap<>();
    ways.forEach((way, work) -> warm(work));
    for (int round = 0; round < rounds; round++) {
      int at = round;
      ways.forEach(
          (way, work) ->
              micros.computeIfAbsent(way, w -> new double[rounds])[at] = turn(work) / pictures);
    }
    micros.forEach(
        (way, each) -> {
          Arrays.sort(each);
          System.out.printf(Locale.ROOT, "%s %s: %.1f µs a picture%n", what, way, each[rounds / 2]);
        });
  }

  private static void warm(Runnable work) {
    long until = System.nanoTime() + 1_000_000_000L * SECONDS_A_TURN;
    while (System.nanoTime() < until) {
      work.run();
    }
  }

  /** Microseconds of this thread for one go over all pictures. */
  private static double turn(Runnable work) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long now = start;
    int times = 0;
    while (now - start < 300_000_000L * SECONDS_A_TURN) {
      work.run();
      times++;
      now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
    return (now - start) / 1e3 / times;
  }
}
