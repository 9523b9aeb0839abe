package goldpan.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Page;
import goldpan.data.Progress;
import goldpan.data.View;
import goldpan.embed.Embeddings;
import goldpan.predict.Matrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesTest {
  @TempDir private Path folder;

  /** A scene of its own for each seed: twelve ovals of any colour over a ramp. */
  private static BufferedImage scene(long seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 12; i++) {
      graphics.setColor(new Color(random.nextInt(0x1000000)));
      graphics.fillOval(
          random.nextInt(48) - 12,
          random.nextInt(48) - 12,
          8 + random.nextInt(24),
          8 + random.nextInt(24));
    }
    graphics.dispose();
    return image;
  }

  private static BufferedImage drawn(BufferedImage image, AffineTransform transform) {
    BufferedImage out = new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = out.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, transform, null);
    graphics.dispose();
    return out;
  }

  private void write(String name, BufferedImage image) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
  }

  private void scenes(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      write("train/" + (i % 2 == 0 ? "ant" : "bee") + "/" + i + ".png", scene(i));
    }
  }

  private Duplicates find() {
    return DuplicateSearch.usual().in(Dataset.open(folder), Progress.SILENT);
  }

  @Test
  void scenesThatAreAllDifferentHaveNone() throws IOException {
    scenes(60);
    Duplicates none = find();
    assertEquals(List.of(), none.groups());
    assertEquals(List.of(), none.droppable());
    assertEquals(0, none.table().rowCount());
    assertTrue(none.toString().startsWith("Duplicates of "), none.toString());
  }

  @Test
  void leaksComeFirstThenLabelsThatDifferAndTheTestSplitIsKept() throws IOException {
    scenes(60);
    write("train/ant/again.png", scene(0));
    write("train/bee/other.bmp", scene(2));
    write("test/bee/mirrored.png", drawn(scene(5), new AffineTransform(-1, 0, 0, 1, 48, 0)));
    Duplicates found = find();
    assertEquals(3, found.groups().size(), found.toString());
    DuplicateGroup leak = found.groups().get(0);
    assertEquals("in train and test", leak.problem());
    Dataset dataset = found.dataset();
    assertEquals("test/bee/mirrored.png", dataset.id(leak.members().get(0).index()));
    assertEquals(
        "keep: of the split that is measured on, which stays as it is",
        leak.members().get(0).why());
    assertEquals(Likeness.MIRRORED, leak.members().get(1).likeness());
    DuplicateGroup conflict = found.groups().get(1);
    assertEquals("labels differ", conflict.problem());
    assertEquals(Likeness.CONTENT, conflict.members().get(1).likeness());
    assertEquals("decide which label is right", conflict.members().get(1).why());
    assertEquals(Likeness.BYTES, found.groups().get(2).members().get(1).likeness());
    assertEquals("can go: same bytes as the first", found.groups().get(2).members().get(1).why());
    // what is labelled differently is for a person to decide
    assertEquals(List.of("train/bee/5.png", "train/ant/again.png"), found.droppable());
  }

  @Test
  void whatIsResizedBrightenedCompressedOrCroppedALittleIsFound() throws IOException {
    scenes(60);
    AffineTransform crop = new AffineTransform(1.05, 0, 0, 1.05, -1.2, -1.2);
    write("train/ant/cropped.png", drawn(scene(0), crop));
    write("train/ant/compressed.jpg", scene(2));
    BufferedImage bright = scene(4);
    for (int p = 0; p < 48 * 48; p++) {
      Color c = new Color(bright.getRGB(p % 48, p / 48));
      int r = Math.min(255, c.getRed() + 30);
      int g = Math.min(255, c.getGreen() + 30);
      bright.setRGB(p % 48, p / 48, new Color(r, g, Math.min(255, c.getBlue() + 30)).getRGB());
    }
    write("train/ant/bright.png", bright);
    BufferedImage small = new BufferedImage(30, 30, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(scene(6), 0, 0, 30, 30, null);
    graphics.dispose();
    write("train/ant/small.png", small);
    Duplicates found = find();
    assertEquals(4, found.groups().size(), found.toString());
    assertTrue(found.groups().stream().allMatch(g -> g.size() == 2), found.toString());
    assertTrue(found.droppable().contains("train/ant/small.png"), "fewer pixels");
  }

  @Test
  void picturesOfOneColourAreTheSameOnlyWhenTheyAreEqual() throws IOException {
    scenes(20);
    BufferedImage black = new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB);
    BufferedImage dark = new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = dark.createGraphics();
    graphics.setColor(new Color(20, 20, 20));
    graphics.fillRect(0, 0, 48, 48);
    graphics.dispose();
    write("train/ant/black.png", black);
    write("train/ant/black2.png", black);
    write("train/ant/dark.png", dark);
    Duplicates found = find();
    assertEquals(1, found.groups().size(), found.toString());
    assertEquals(2, found.groups().get(0).size());
  }

  @Test
  void brokenPicturesAreCountedAndLeftOut() throws IOException {
    scenes(10);
    Files.write(folder.resolve("train/ant/broken.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    Files.write(folder.resolve("train/ant/broken2.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    Duplicates found = find();
    assertEquals(List.of(), found.groups());
    assertTrue(found.toString().contains("2 samples could not be read"), found.toString());
  }

  @Test
  void textsAreTheSameWhenTheySayTheSame() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("t.csv"),
            "text,label\ngood day,a\nbad day,b\ngood day,b\nwhat a day,a\n");
    Duplicates found = DuplicateSearch.usual().in(Dataset.open(file), Progress.SILENT);
    assertEquals(1, found.groups().size(), found.toString());
    assertEquals("labels differ", found.groups().get(0).problem());
    assertTrue(View.show("gallery", Page.class, found).fragment().contains("good day"));
  }

  @Test
  void embeddingsLinkWhatIsFarNearerThanUsual() throws IOException {
    scenes(60);
    Dataset dataset = Dataset.open(folder);
    Random random = new Random(3);
    Matrix.Builder vectors = Matrix.builder(60, 16);
    float[][] rows = new float[60][16];
    for (int r = 0; r < 60; r++) {
      for (int d = 0; d < 16; d++) {
        rows[r][d] = (float) random.nextGaussian();
      }
      vectors.set(r, rows[r], 0);
    }
    rows[7][3] += 0.001f;
    vectors.set(40, rows[7], 0);
    Embeddings embeddings = Embeddings.of(dataset, vectors.build(), "made up");
    Duplicates found = DuplicateSearch.usual().near(embeddings).in(dataset, Progress.SILENT);
    assertEquals(1, found.groups().size(), found.toString());
    assertEquals(Likeness.EMBEDDING, found.groups().get(0).members().get(1).likeness());
    assertEquals(2, found.cuts().size());
  }

  @Test
  void theTableIsWrittenAsCsv() throws IOException {
    scenes(10);
    write("train/ant/again.png", scene(0));
    Path csv = folder.resolveSibling(folder.getFileName() + ".csv");
    find().save(csv);
    assertEquals(
        """
        group,problem,id,split,given,likeness,similarity,advice
        1,,train/ant/0.png,train,ant,,1.0,keep: comes first
        1,,train/ant/again.png,train,ant,same bytes,1.0,can go: same bytes as the first
        """,
        Files.readString(csv));
    Files.delete(csv);
  }

  @Test
  void labelsAloneAndCutsOutOfRangeAreRefused() throws IOException {
    Path labels = Files.writeString(folder.resolve("labels.txt"), "a\nb\na\n");
    assertEquals(
        "labels.txt has labels alone; expected pictures or texts to compare; open the folder or"
            + " table that has them",
        assertThrows(
                DatasetException.class,
                () -> DuplicateSearch.usual().in(Dataset.open(labels), Progress.SILENT))
            .getMessage());
    assertEquals(
        "similarity is 0.5; expected 0.85 to 1",
        assertThrows(IllegalArgumentException.class, () -> DuplicateSearch.usual().similarity(0.5))
            .getMessage());
  }
}
