package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pictures as Pillow decodes them: {@code decoding/make.py} made them and wrote its values down,
 * and more are in the shared cases.
 */
class PillowTest {
  private static final int TOLERANCE = 6;

  /** A file, its size, and the pixels (1,1), (w-2,1), (1,h-2), (w-2,h-2). */
  record Expected(Path file, String size, List<String> pixels) {
    @Override
    public String toString() {
      return String.valueOf(file.getFileName());
    }
  }

  static Stream<Expected> pictures() throws IOException, URISyntaxException {
    Path own =
        Path.of(
            Objects.requireNonNull(PillowTest.class.getResource("decoding/pillow.tsv")).toURI());
    Path shared = Path.of(System.getProperty("goldpan.shared"), "cases", "decoding");
    assertTrue(Files.isDirectory(shared), shared + " is missing; see CONTRIBUTING.md");
    List<Expected> all = new ArrayList<>(rows(own, own.resolveSibling("")));
    all.addAll(rows(shared.resolve("pillow.tsv"), shared.resolve("pictures")));
    return all.stream();
  }

  private static List<Expected> rows(Path table, Path folder) throws IOException {
    return Files.readAllLines(table).stream()
        .map(line -> line.split("\\s+", 3))
        .map(c -> new Expected(folder.resolve(c[0]), c[1], List.of(c[2].split(" ", -1))))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void pixelsAreThoseOfPillow(Expected expected) throws IOException {
    Pixels decoded = Decoder.decode(Files.readAllBytes(expected.file())).pixels();
    assertEquals(expected.size(), decoded.width() + "x" + decoded.height());
    Pixels colours = decoded.withChannels(3);
    int right = decoded.width() - 2;
    int bottom = decoded.height() - 2;
    assertPixel(expected.pixels().get(0), colours, 1, 1);
    assertPixel(expected.pixels().get(1), colours, right, 1);
    assertPixel(expected.pixels().get(2), colours, 1, bottom);
    assertPixel(expected.pixels().get(3), colours, right, bottom);
  }

  private static void assertPixel(String expected, Pixels colours, int x, int y) {
    String[] values = expected.split(",", -1);
    String found =
        "%d,%d,%d".formatted(colours.at(x, y, 0), colours.at(x, y, 1), colours.at(x, y, 2));
    for (int c = 0; c < 3; c++) {
      int difference = Math.abs(colours.at(x, y, c) - Integer.parseInt(values[c]));
      assertTrue(
          difference <= TOLERANCE, "at %d,%d %s, Pillow %s".formatted(x, y, found, expected));
    }
  }
}
