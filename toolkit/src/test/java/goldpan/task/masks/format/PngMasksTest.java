package goldpan.task.masks.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Finding;
import goldpan.data.Opening;
import goldpan.data.Pixels;
import goldpan.data.Split;
import goldpan.task.boxes.format.Archives;
import goldpan.task.boxes.format.Edited;
import goldpan.task.masks.Mask;
import goldpan.task.masks.Masks;
import goldpan.task.masks.Region;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngMasksTest {
  private static final int WIDTH = 12;
  private static final int HEIGHT = 8;

  @TempDir static Path shared;
  @TempDir Path folder;
  private static Path camvid;

  @BeforeAll
  static void unpack() throws Exception {
    camvid = Archives.unpack("camvid.tar", shared).resolve("camvid");
  }

  @Test
  void streetScenesAreOpenedAsTheyAre() {
    Dataset streets = Dataset.open(camvid);
    assertEquals(74, streets.size());
    assertEquals(
        List.of(
            "Sky",
            "Building",
            "Pole",
            "Road",
            "Sidewalk",
            "Tree",
            "SignSymbol",
            "Fence",
            "Car",
            "Pedestrian",
            "Bicyclist"),
        streets.classes());
    assertEquals("train/0001TP_006690.png", streets.id(0));
    assertEquals(Split.TRAIN, streets.split(0));
    assertEquals("masks", streets.annotations().orElseThrow().task());
    Mask mask = Masks.of(streets).mask(0);
    int[] counts = new int[256];
    for (byte each : mask.bytes()) {
      counts[each & 0xff]++;
    }
    assertEquals(480, mask.width());
    assertEquals(360, mask.height());
    assertEquals(23726, counts[0], "Sky");
    assertEquals(40851, counts[8], "Car");
    assertEquals(7980, counts[Mask.IGNORED], "unlabelled");
    assertEquals(List.of(), streets.findings());
    assertEquals(74, Dataset.open(camvid, Opening.usual().task("masks")).size());
  }

  @Test
  void nothingDecidedLeavesEveryFileAsItIs() throws IOException {
    Path out = Dataset.open(camvid).export(folder.resolve("out"));
    assertEquals(List.of("README.md"), Archives.differing(camvid, out));
  }

  @Test
  void onlyTheDecidedRegionChangesAndOpensAgain() throws IOException {
    Dataset streets = Dataset.open(camvid);
    Mask before = Masks.of(streets).mask(0);
    int[] cells =
        java.util.stream.IntStream.range(0, 480 * 360).filter(i -> i % 480 > 200).toArray();
    String part = "8-3@" + Region.of(480, 360, cells).text();
    String id = streets.id(0) + "#" + part;
    assertEquals("Car", streets.given(id).orElseThrow());
    Path out = Edited.of(streets).to(id, "Road").apply().export(folder.resolve("out"));
    assertEquals(
        List.of("README.md", "trainannot/0001TP_006690_L.png"), Archives.differing(camvid, out));
    Dataset again = Dataset.open(out);
    assertNotEquals(streets.fingerprint(), again.fingerprint());
    Mask after = Masks.of(again).mask(0);
    int changed = 0;
    for (int y = 0; y < 360; y++) {
      for (int x = 0; x < 480; x++) {
        boolean decided = x > 200 && before.at(x, y) == 8;
        assertEquals(decided ? 3 : before.at(x, y), after.at(x, y));
        changed += decided ? 1 : 0;
      }
    }
    assertTrue(changed > 1000, "changed " + changed);
  }

  @Test
  void aClassOfAPictureIsIgnoredOrRelabelledAsDecided() throws IOException {
    made(3, List.of("background", "cat", "dog"), (x, y) -> x / 4);
    Dataset data = Dataset.open(folder.resolve("made"));
    assertEquals(List.of("background", "cat", "dog"), data.classes());
    Dataset decided =
        Edited.of(data)
            .to("images/0.png#1", "dog")
            .to("images/1.png#1", "(ignored)")
            .drop("images/2.png#2")
            .apply();
    Masks masks = Masks.of(decided);
    assertEquals(2, masks.mask(0).at(5, 0));
    assertEquals(Mask.IGNORED, masks.mask(1).at(5, 0));
    assertEquals(0, masks.mask(2).at(9, 0));
    assertEquals(List.of("0", "2"), masks.parts(0));
    Path out = decided.export(folder.resolve("out"));
    Masks again = Masks.of(Dataset.open(out));
    for (int row = 0; row < 3; row++) {
      assertEquals(List.of(list(masks.mask(row))), List.of(list(again.mask(row))));
    }
    BufferedImage stored = ImageIO.read(out.resolve("masks/1.png").toFile());
    assertEquals(255, stored.getRaster().getSample(5, 0, 0));
  }

  private static List<Integer> list(Mask mask) {
    List<Integer> all = new java.util.ArrayList<>();
    for (byte each : mask.bytes()) {
      all.add(each & 0xff);
    }
    return all;
  }

  @Test
  void masksWithoutAListAreCalledByTheirNumbers() throws IOException {
    made(2, List.of(), (x, y) -> x < 3 ? 7 : y < 2 ? 255 : 0);
    Dataset data = Dataset.open(folder.resolve("made"));
    assertEquals(List.of("0", "7"), data.classes());
    assertEquals(Mask.IGNORED, Masks.of(data).mask(0).at(5, 0));
    assertTrue(
        data.findings().toString().contains("has no list of classes"), data.findings().toString());
  }

  @Test
  void masksOfBlackAndWhiteHaveTwoClasses() throws IOException {
    made(1, List.of(), (x, y) -> x < 3 ? 255 : 0);
    assertEquals(List.of("0", "255"), Dataset.open(folder.resolve("made")).classes());
    Files.writeString(folder.resolve("made/classes.txt"), "background\ncrack\n");
    Dataset named = Dataset.open(folder.resolve("made"));
    assertEquals(1, Masks.of(named).mask(0).at(0, 0));
    assertEquals(0, Masks.of(named).mask(0).at(5, 0));
  }

  @Test
  void whatIsWrongWithMasksIsFound() throws IOException {
    made(6, List.of("background", "cat"), (x, y) -> x < 6 ? 0 : 1);
    Path masks = folder.resolve("made/masks");
    write(masks.resolve("0.png"), 6, 4, (x, y) -> 1);
    write(masks.resolve("1.png"), WIDTH, HEIGHT, (x, y) -> x == 0 ? 9 : 0);
    write(masks.resolve("2.png"), WIDTH, HEIGHT, (x, y) -> 255);
    write(masks.resolve("3.png"), WIDTH, HEIGHT, (x, y) -> (x + y) % 2);
    Files.write(masks.resolve("4.png"), new byte[] {1, 2, 3});
    Files.delete(masks.resolve("5.png"));
    write(masks.resolve("stray.png"), WIDTH, HEIGHT, (x, y) -> 1);
    Dataset data = Dataset.open(folder.resolve("made"));
    assertEquals(
        List.of(
            "images/5.png: has no mask; expected a .png of its name in a folder of masks; it is left out (unlabelled)",
            "masks/stray.png: is a mask of no picture, or of one that has another; expected one a picture; it is left out (row passed over)",
            "images/0.png: is 12×8 pixels, its mask 6×4; expected the same; the mask is stretched over the picture (note)",
            "images/1.png: has a mask with 8 pixels of no known class (9); expected those of the list; they are ignored (note)",
            "images/2.png: has an empty mask; expected a class for some pixels; mining passes it over (note)",
            "images/3.png: has a mask with 96 specks of at most 4 pixels; expected whole regions; it may have been stored with loss or scaled smoothly (note)",
            "images/4.png: has a mask that is no picture that can be read; expected a PNG mask; mining passes it over (note)"),
        data.check().stream()
            .map(Finding::toString)
            .filter(t -> !t.contains("same") || t.contains("stretched"))
            .toList());
  }

  @Test
  void decisionsThatContradictEachOtherAreRefused() throws IOException {
    made(1, List.of("background", "cat", "dog"), (x, y) -> x / 4);
    Dataset data = Dataset.open(folder.resolve("made"));
    Region left = Region.of(12, 8, new int[] {4, 5, 6});
    Region right = Region.of(12, 8, new int[] {6, 7});
    Edited both =
        Edited.of(data)
            .to("images/0.png#1-2@" + left.text(), "dog")
            .to("images/0.png#1-0@" + right.text(), "background");
    assertEquals(
        "mask 0: pixel 6,0 is decided as class 2 and as class 0; expected one; undo one of the decisions",
        assertThrows(DatasetException.class, both::apply).getMessage());
    Region elsewhere = Region.of(12, 8, new int[] {0});
    Edited none = Edited.of(data).to("images/0.png#1-2@" + elsewhere.text(), "dog");
    assertTrue(
        assertThrows(DatasetException.class, none::apply)
            .getMessage()
            .startsWith("mask 0: no pixel of class 1 is in 1-2@12x8.0.0.1.1."));
  }

  @Test
  void aClassThatAFileCannotStoreIsRefusedAndNothingIsLeft() throws IOException {
    made(1, List.of("background", "cat", "dog"), (x, y) -> x / 4);
    IndexColorModel three =
        new IndexColorModel(2, 3, new byte[] {0, 1, 2}, new byte[3], new byte[3]);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, three);
    for (int x = 0; x < WIDTH; x++) {
      for (int y = 0; y < HEIGHT; y++) {
        image.getRaster().setSample(x, y, 0, x / 4);
      }
    }
    ImageIO.write(image, "png", folder.resolve("made/masks/0.png").toFile());
    Dataset data = Dataset.open(folder.resolve("made"));
    assertEquals(2, Masks.of(data).mask(0).at(9, 0));
    Dataset fits = Edited.of(data).to("images/0.png#1", "dog").apply();
    Path out = fits.export(folder.resolve("fits"));
    BufferedImage stored = ImageIO.read(out.resolve("masks/0.png").toFile());
    assertTrue(stored.getColorModel() instanceof IndexColorModel);
    assertEquals(2, stored.getRaster().getSample(5, 0, 0));
    Dataset none = Edited.of(data).to("images/0.png#1", "(ignored)").apply();
    assertEquals(
        "masks/0.png has no value for pixels without a class; expected one, such as a line \"void\" in the list of classes; label the region with a class instead",
        assertThrows(DatasetException.class, () -> none.export(folder.resolve("none")))
            .getMessage());
    assertTrue(Files.notExists(folder.resolve("none")));
  }

  @Test
  void badListsOfClassesAreToldByTheirLine() throws IOException {
    made(1, List.of("background", "cat"), (x, y) -> 0);
    Path list = folder.resolve("made/class_palette.csv");
    Files.writeString(list, "name,r,g,b\nsky,1,2,300\n");
    assertEquals(
        list
            + " line 2 is \"sky,1,2,300\"; expected name,r,g,b with numbers from 0 to 255, or a name alone",
        assertThrows(DatasetException.class, () -> Dataset.open(folder.resolve("made")))
            .getMessage());
    Files.writeString(list, "name,r,g,b\nsky,1,2,3\nroad,1,2,3\n");
    assertEquals(
        list + " gives the colour of road to two classes; expected one colour a class",
        assertThrows(DatasetException.class, () -> Dataset.open(folder.resolve("made")))
            .getMessage());
  }

  @Test
  void aUnitIsDrawnOnItsPicture() throws IOException {
    made(1, List.of("background", "cat", "dog"), (x, y) -> x / 4);
    Dataset units = Dataset.open(folder.resolve("made")).units();
    assertEquals(3, units.size());
    assertEquals("images/0.png#1", units.id(1));
    assertEquals("cat", units.sample(1).label());
    Pixels drawn = units.pixels(1);
    assertEquals(0x18, drawn.at(4, 4, 0), "the unit's edge is light blue");
    assertEquals(0xff, drawn.at(4, 4, 1));
    assertEquals(70, drawn.at(0, 0, 0), "what is outside is darker");
  }

  /** Pictures of one grey and masks, in {@code made}. */
  private void made(int count, List<String> classes, IntBinaryOperator mask) throws IOException {
    Path root = folder.resolve("made");
    Files.createDirectories(root.resolve("images"));
    Files.createDirectories(root.resolve("masks"));
    for (int i = 0; i < count; i++) {
      write(root.resolve("images/" + i + ".png"), WIDTH, HEIGHT, (x, y) -> 100);
      write(root.resolve("masks/" + i + ".png"), WIDTH, HEIGHT, mask);
    }
    if (!classes.isEmpty()) {
      Files.writeString(root.resolve("classes.txt"), String.join("\n", classes));
    }
  }

  private static void write(Path file, int width, int height, IntBinaryOperator value)
      throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, value.applyAsInt(x, y));
      }
    }
    ImageIO.write(image, "png", file.toFile());
  }
}
