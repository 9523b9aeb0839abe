package goldpan.inspect;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.data.Words;
import goldpan.disk.FileTree;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/**
 * Precision and recall of duplicates by kind: copies changed in several ways are planted in a part
 * of a dataset's training pictures, a fifth of them in another split. Run with a folder of class
 * folders in {@code train}, where the part begins, how many pictures it has and how many copies of
 * each kind are planted.
 */
final class DuplicatesBench {
  private static final long SEED = 16;

  private DuplicatesBench() {}

  private interface Change {
    void write(BufferedImage original, Path stem) throws IOException;
  }

  private static final Map<String, Change> KINDS = new java.util.LinkedHashMap<>();

  static {
    KINDS.put("same bytes", (image, stem) -> {});
    KINDS.put("PNG of the JPEG", (image, stem) -> png(image, stem));
    KINDS.put("JPEG, quality 50", (image, stem) -> jpeg(image, stem, 0.5f));
    KINDS.put("smaller by a quarter", (image, stem) -> png(scaled(image, 0.75), stem));
    KINDS.put("larger by half", (image, stem) -> png(scaled(image, 1.5), stem));
    KINDS.put("cropped by 5 %", (image, stem) -> png(cropped(image, 0.05), stem));
    KINDS.put("cropped by 10 %", (image, stem) -> png(cropped(image, 0.10), stem));
    KINDS.put("mirrored", (image, stem) -> png(mirrored(image), stem));
    KINDS.put("brighter by a fifth", (image, stem) -> png(rescaled(image, 1.2f, 0), stem));
    KINDS.put("darker by 40 levels", (image, stem) -> png(rescaled(image, 1, -40), stem));
  }

  public static void main(String[] args) throws IOException {
    Dataset all = Dataset.open(Path.of(args[0])).split(Split.TRAIN);
    int first = Integer.parseInt(args[1]);
    int count = Integer.parseInt(args[2]);
    int each = Integer.parseInt(args[3]);
    int[] order = IntStream.range(0, all.size()).toArray();
    shuffle(order);
    int[] part = Arrays.copyOfRange(order, first, first + count);
    Path folder = Files.createTempDirectory("goldpan-duplicates");
    try {
      run(all, part, each, folder);
    } finally {
      FileTree.delete(folder);
    }
  }

  private static void shuffle(int[] order) {
    java.util.Random random = new java.util.Random(SEED);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }

  private static void run(Dataset all, int[] part, int each, Path folder) throws IOException {
    for (int i : part) {
      Path file = folder.resolve("train/" + all.labelText(i) + "/" + i + ".jpg");
      Files.createDirectories(file.getParent());
      Files.write(file, all.bytes(i));
    }
    long start = System.nanoTime();
    Duplicates before = DuplicateSearch.usual().in(Dataset.open(folder), Progress.SILENT);
    say(
        "seconds",
        Words.of("%.1f for %,d pictures", (System.nanoTime() - start) / 1e9, part.length));
    say("nothing planted", String.join("; ", before.about()));
    before.groups().stream().limit(12).forEach(group -> say("", group.toString()));
    Set<String> old = new HashSet<>();
    before
        .groups()
        .forEach(g -> g.members().forEach(m -> old.add(stem(g.dataset().id(m.index())))));
    plant(all, part, each, folder);
    Duplicates found = DuplicateSearch.usual().in(Dataset.open(folder), Progress.SILENT);
    say("planted", String.join("; ", found.about()));
    report(found, each, old);
  }

  private static void plant(Dataset all, int[] part, int each, Path folder) throws IOException {
    int next = 0;
    for (Map.Entry<String, Change> kind : KINDS.entrySet()) {
      for (int c = 0; c < each; c++) {
        int i = part[next++];
        String split = c % 5 == 0 ? "test" : "train";
        String name = i + "-" + kind.getKey().replaceAll("[^a-z0-9]+", "-");
        Path stem = folder.resolve(split + "/" + all.labelText(i) + "/" + name);
        Files.createDirectories(stem.getParent());
        if (kind.getKey().equals("same bytes")) {
          Files.write(Path.of(stem + ".jpg"), all.bytes(i));
        } else {
          kind.getValue().write(all.pixels(i).withChannels(3).toImage(), stem);
        }
      }
    }
  }

  /**
   * A planted copy counts as found when its original is in its group; a group's other members that
   * were in no group before are wrong.
   */
  private static void report(Duplicates found, int each, Set<String> old) {
    Map<String, Integer> right = new HashMap<>();
    Map<String, Integer> wrong = new HashMap<>();
    int leaks = 0;
    int unplanted = 0;
    for (DuplicateGroup group : found.groups()) {
      List<String> names = new ArrayList<>();
      group.members().forEach(m -> names.add(stem(group.dataset().id(m.index()))));
      List<String> planted = names.stream().filter(n -> n.contains("-")).toList();
      boolean isNew = planted.isEmpty() && names.stream().noneMatch(old::contains);
      unplanted += isNew ? 1 : 0;
      for (String copy : planted) {
        String original = copy.substring(0, copy.indexOf('-'));
        String kind = copy.substring(copy.indexOf('-') + 1);
        if (names.contains(original)) {
          right.merge(kind, 1, Integer::sum);
          leaks += group.isLeak() ? 1 : 0;
        }
        long others =
            names.stream()
                .filter(n -> !n.equals(copy) && !n.equals(original) && !old.contains(n))
                .count();
        wrong.merge(kind, (int) others, Integer::sum);
      }
    }
    KINDS
        .keySet()
        .forEach(
            kind -> {
              String key = kind.replaceAll("[^a-z0-9]+", "-");
              int hits = right.getOrDefault(key, 0);
              int misses = wrong.getOrDefault(key, 0);
              say(
                  kind,
                  Words.of(
                      "recall %.3f, precision %.3f",
                      (double) hits / each, hits == 0 ? 0 : (double) hits / (hits + misses)));
            });
    say("new without a copy", Words.of("%d groups", unplanted));
    say(
        "leaks",
        Words.of("%d copies of %d found in groups across splits", leaks, KINDS.size() * each / 5));
  }

  private static String stem(String id) {
    return id.substring(id.lastIndexOf('/') + 1, id.lastIndexOf('.'));
  }

  private static void png(BufferedImage image, Path stem) throws IOException {
    ImageIO.write(image, "png", Path.of(stem + ".png").toFile());
  }

  private static void jpeg(BufferedImage image, Path stem, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (FileImageOutputStream out = new FileImageOutputStream(Path.of(stem + ".jpg").toFile())) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
  }

  private static BufferedImage scaled(BufferedImage image, double factor) {
    int width = (int) Math.round(image.getWidth() * factor);
    int height = (int) Math.round(image.getHeight() * factor);
    return drawn(image, AffineTransform.getScaleInstance(factor, factor), width, height);
  }

  /** Without {@code share} of each side, at the size that it had. */
  private static BufferedImage cropped(BufferedImage image, double share) {
    double factor = 1 / (1 - share);
    AffineTransform transform = AffineTransform.getScaleInstance(factor, factor);
    transform.translate(-share / 2 * image.getWidth(), -share / 2 * image.getHeight());
    return drawn(image, transform, image.getWidth(), image.getHeight());
  }

  private static BufferedImage mirrored(BufferedImage image) {
    return drawn(
        image,
        new AffineTransform(-1, 0, 0, 1, image.getWidth(), 0),
        image.getWidth(),
        image.getHeight());
  }

  private static BufferedImage rescaled(BufferedImage image, float scale, float offset) {
    return new RescaleOp(scale, offset, null).filter(image, null);
  }

  private static BufferedImage drawn(BufferedImage image, AffineTransform how, int w, int h) {
    BufferedImage out = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = out.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, how, null);
    graphics.dispose();
    return out;
  }

  private static void say(String what, String value) {
    System.out.println(Words.of("%-24s %s", what, value));
  }
}
