package goldpan.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.input.DecodedPictures;
import goldpan.input.Input;
import goldpan.jpeg.JpegDecoding;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class JpegFallbackTest {
  @TempDir private Path folder;

  private void pictures() throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < 6; i++) {
      BufferedImage image = new BufferedImage(41, 33, BufferedImage.TYPE_INT_RGB);
      for (int p = 0; p < 41 * 33; p++) {
        image.setRGB(p % 41, p / 41, random.nextInt(0x1000000));
      }
      Path file = folder.resolve((i % 2 == 0 ? "cat/" : "dog/") + i + ".jpg");
      Files.createDirectories(file.getParent());
      assertTrue(ImageIO.write(image, "jpg", file.toFile()));
    }
  }

  /** A sum over what a model is given of each picture, which its losses follow from. */
  static long given(Path folder) {
    Dataset dataset = Dataset.open(folder);
    Input input = new Input(24, 24, 3, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));
    int[] all = new int[dataset.size()];
    Arrays.setAll(all, i -> i);
    DecodedPictures pictures = new DecodedPictures(dataset, all, input);
    CRC32C sum = new CRC32C();
    byte[] one = new byte[input.values()];
    for (int i : all) {
      if (pictures.read(i, one, 0).isPresent()) {
        throw new IllegalStateException(dataset.id(i) + " cannot be read");
      }
      sum.update(one);
    }
    return sum.getValue();
  }

  /** Prints what a run says of the decoder, and the sum. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      System.out.println(Versions.all().get("jpeg"));
      System.out.println(given(Path.of(args[0])));
    }
  }

  private List<String> child(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
    command.add(folder.toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed.lines().toList();
  }

  @Test
  @Timeout(600)
  void withoutTheLibraryJavaDecodesToTheSameAndTheRunSaysSo() throws Exception {
    pictures();
    String missing = folder.resolve("lib/libturbojpeg.so.0").toString();
    assertEquals(
        List.of("Java's decoder (" + missing + " cannot be loaded)", Long.toString(given(folder))),
        child("-Dgoldpan.turbojpeg=" + missing));
  }

  @Test
  @Timeout(600)
  void javasDecoderCanBeAskedFor() throws Exception {
    pictures();
    assertEquals(
        List.of("Java's decoder, as -Dgoldpan.jpeg=java says", Long.toString(given(folder))),
        child("-Dgoldpan.jpeg=java"));
  }

  @Test
  void theRunRecordNamesTheDecoder() {
    assertEquals(JpegDecoding.describe(), Versions.all().get("jpeg"));
  }
}
