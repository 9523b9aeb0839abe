package goldpan.task.masks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.mining.Losses;
import goldpan.predict.Origin;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.task.Task;
import goldpan.torch.Scripted;
import goldpan.torch.Torch;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BroughtPixelsTest {
  private static final int SIDE = DrawnMasks.SIDE;
  private static final int CLASSES = 3;
  private static final int WRONG = 1;

  @TempDir Path folder;
  private Dataset data;

  @BeforeEach
  void draw() throws IOException {
    data = DrawnMasks.draw(folder.resolve("drawn"), 4, Set.of(WRONG));
  }

  /** The true class of a pixel, from its colour. */
  private int truth(int row, int x, int y) {
    int red = data.pixels(row).at(x, y, 0);
    int blue = data.pixels(row).at(x, y, 2);
    return red > 150 ? 1 : blue > 150 ? 2 : 0;
  }

  private float said(int row, int k, int x, int y) {
    return truth(row, x, y) == k ? 0.9f : 0.05f;
  }

  @Test
  void oneArrayOfAllPicturesFindsTheErasedSquare() throws IOException {
    Path file = folder.resolve("said.npy");
    npy(file, "(4, 3, 32, 32)", i -> said(i / 3072, i / 1024 % 3, i % 32, i / 32 % 32), 4 * 3072);
    refuseWrong(PixelFiles.of(file, data).outOfFold(), Origin.OUT_OF_FOLD);
  }

  @Test
  void aFileAPictureWithClassesLastIsReadToo() throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    for (int row = 0; row < 4; row++) {
      int picture = row;
      npy(
          files.resolve("p" + (char) ('a' + row) + ".npy"),
          "(32, 32, 3)",
          i -> said(picture, i % 3, i / 3 % 32, i / 96),
          3072);
    }
    refuseWrong(PixelFiles.of(files, data), Origin.UNSTATED);
  }

  @Test
  void greyPicturesAreProbabilities() throws IOException {
    Path files = folder.resolve("planes");
    for (int row = 0; row < 4; row++) {
      Path own = Files.createDirectories(files.resolve("p" + (char) ('a' + row)));
      for (int k = 0; k < CLASSES; k++) {
        BufferedImage plane = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < SIDE * SIDE; i++) {
          int value = Math.round(255 * said(row, k, i % SIDE, i / SIDE));
          plane.getRaster().setSample(i % SIDE, i / SIDE, 0, value);
        }
        ImageIO.write(plane, "png", own.resolve(data.classes().get(k) + ".png").toFile());
      }
    }
    refuseWrong(PixelFiles.of(files, data), Origin.UNSTATED);
  }

  @Test
  void theTaskReadsThemAsPredictionsOfRegions() throws IOException {
    Path file = folder.resolve("said.npy");
    npy(file, "(4, 3, 32, 32)", i -> said(i / 3072, i / 1024 % 3, i % 32, i / 32 % 32), 4 * 3072);
    Predictions read = Task.readFor(file, data, Outputs.PROBABILITIES, List.of());
    Losses losses = Losses.of(read);
    assertEquals(1, losses.suspects().size());
    assertTrue(losses.suspects().ids().get(0).startsWith(data.id(WRONG) + "#0-1@32x32."));
    assertEquals(
        "planes of %s are said to be of [disc, square, background]; expected them in the order of [background, square, disc]; reorder them before saving"
            .formatted(file),
        assertThrows(
                PredictionException.class,
                () ->
                    Task.readFor(
                        file, data, Outputs.PROBABILITIES, List.of("disc", "square", "background")))
            .getMessage());
  }

  private void refuseWrong(PixelPredictor model, Origin origin) {
    MinedMasks mined = RegionMining.usual().mine(data, model, Progress.SILENT);
    List<String> contested =
        mined.predictions().dataset().stream()
            .map(s -> s.id())
            .filter(id -> id.contains("@"))
            .toList();
    assertEquals(1, contested.size(), contested.toString());
    assertTrue(contested.get(0).startsWith(data.id(WRONG) + "#0-1@32x32."), contested.get(0));
    assertEquals(origin, mined.predictions().origin(0));
    assertEquals(data.id(WRONG), mined.table().stringColumn("picture").get(0));
    // 4 pictures of 1,024 pixels, of which the 100 erased ones are given as background
    assertEquals(100, mined.agreement().count(0, 1));
  }

  @Test
  void aPictureWithoutPredictionsIsLeftOutAndTold() throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    npy(files.resolve("pa.npy"), "(3, 32, 32)", i -> said(0, i / 1024, i % 32, i / 32 % 32), 3072);
    MinedMasks mined = RegionMining.usual().mine(data, PixelFiles.of(files, data), Progress.SILENT);
    assertEquals(1, mined.pictures().size());
    assertEquals(3, mined.predictions().findings().size());
    assertEquals(
        "images/pb.png: has no predictions; expected pb.npy, or pb/CLASS.png, in files (unreadable, left out)",
        mined.predictions().findings().get(0).toString());
  }

  @Test
  void arraysThatDoNotFitAreRefused() throws IOException {
    Path file = folder.resolve("said.npy");
    npy(file, "(4, 2, 32, 32)", i -> .5f, 4 * 2048);
    assertEquals(
        file
            + " has shape (4, 2, 32, 32); expected (4, 3, height, width): a row a picture of drawn and a plane a class",
        assertThrows(PredictionException.class, () -> PixelFiles.of(file, data)).getMessage());
    npy(file, "(4, 3, 32, 32)", i -> .5f, 100);
    assertTrue(
        assertThrows(PredictionException.class, () -> PixelFiles.of(file, data))
            .getMessage()
            .contains("header promises 4×3×32×32 values of 4 bytes"));
    npy(file, "(4, 3, 32, 32)", i -> 3, 4 * 3072);
    assertEquals(
        "said.npy row 0: pixel 0,0 has invalid numbers with sum 9.000; expected probabilities from 0 to 1 that sum to 1; if they are logits, say logits()",
        assertThrows(PredictionException.class, () -> mine(PixelFiles.of(file, data)))
            .getMessage());
    assertEquals(4, mine(PixelFiles.of(file, data).logits()).pictures().size());
    assertEquals(
        folder.resolve("none")
            + " does not exist; expected an .npy file, or a folder with a file a picture",
        assertThrows(PredictionException.class, () -> PixelFiles.of(folder.resolve("none"), data))
            .getMessage());
  }

  private MinedMasks mine(PixelPredictor model) {
    return RegionMining.usual().mine(data, model, Progress.SILENT);
  }

  @Test
  void aTorchScriptModelFindsTheErasedSquare() {
    Path net =
        Scripted.write(
            folder.resolve("net.pt"),
            "Tensor",
            "return torch.mul(torch.cat([torch.slice(x, 1, 1, 2), torch.slice(x, 1, 0, 1), torch.slice(x, 1, 2, 3)], 1), 20)");
    TorchSegmenter model =
        TorchSegmenter.of(net)
            .size(SIDE, SIDE)
            .normalise(List.of(0., 0., 0.), List.of(1., 1., 1.))
            .device("cpu")
            .heldOut();
    int alive = Torch.liveArrays();
    refuseWrong(model, Origin.HELD_OUT);
    assertEquals(alive, Torch.liveArrays());
  }

  @Test
  void aModelThatGivesNoPlanesIsRefused() {
    Path net = Scripted.write(folder.resolve("net.pt"), "Tensor", "return o");
    TorchSegmenter model = TorchSegmenter.of(net).size(SIDE, SIDE).device("cpu");
    assertEquals(
        net + " gives (1, 3) for one picture; expected (1, 3, height, width), a plane a class",
        assertThrows(PredictionException.class, () -> mine(model)).getMessage());
  }

  private interface Value {
    float at(int place);
  }

  /** Writes a NumPy array of floats, of which the first {@code count} are there. */
  private static void npy(Path file, String shape, Value value, int count) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
    header += " ".repeat(117 - header.length()) + "\n";
    out.write(header.length());
    out.write(0);
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    ByteBuffer values = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      values.putFloat(value.at(i));
    }
    out.write(values.array());
    Files.write(file, out.toByteArray());
  }
}
