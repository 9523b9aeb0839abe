package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
  @TempDir Path temporary;

  @Test
  void theBundledDigitsAreThere() {
    Dataset d = Datasets.named("mnist-test");
    assertEquals("mnist-test", d.name());
    assertEquals(10_000, d.size());
    assertEquals(IntStream.range(0, 10).mapToObj(Integer::toString).toList(), d.classes());
    assertEquals(List.of(Split.TEST), d.splits());
    assertEquals("0000", d.id(0));
    assertEquals(7, d.label(0));
    assertEquals(28, d.pixels(9_999).width());
    assertEquals(1, d.pixels(9_999).channels());
    assertEquals(List.of(), d.check());
    assertEquals(
        "977ae364aa8874be4c147496ad8e0b197cff57fcf0344df73b5f8750b089dea5", d.fingerprint());
  }

  @Test
  void everyBundledNameOpens() {
    Datasets.bundled().forEach(name -> assertEquals(name, Dataset.bundled(name).name()));
  }

  @Test
  void aPathIsOpened() {
    Pictures.write(temporary, "cat/1.png", Pictures.png());
    assertEquals(1, Datasets.named(temporary.toString()).size());
  }

  @Test
  void whatIsNeitherSaysBoth() throws IOException {
    Path root = temporary.toRealPath();
    Files.createDirectory(root.resolve("photos"));
    assertEquals(
        ("\"%1$s/fotos/x\" is neither a bundled dataset nor a path; expected one of [mnist-test],"
                + " or a path: %1$s/fotos/x does not exist; %1$s exists and holds photos; check the"
                + " spelling")
            .formatted(root),
        assertThrows(DatasetException.class, () -> Datasets.named(root + "/fotos/x")).getMessage());
    assertEquals(
        "\"\" is neither a bundled dataset nor a path; expected one of [mnist-test], or the path"
            + " of a dataset",
        assertThrows(DatasetException.class, () -> Datasets.named("")).getMessage());
    assertEquals(
        "\"mnist\" is no bundled dataset; expected one of [mnist-test]; open a path with"
            + " dataset(path)",
        assertThrows(DatasetException.class, () -> Dataset.bundled("mnist")).getMessage());
  }

  @Test
  void aMissingPathTellsHowFarItLeads() throws IOException {
    Path root = temporary.toRealPath();
    assertEquals(
        "%1$s/a/b does not exist; %1$s exists and is empty; check the path".formatted(root),
        assertThrows(DatasetException.class, () -> Dataset.open(root.resolve("a/b"))).getMessage());
    Files.createSymbolicLink(root.resolve("link"), root.resolve("gone"));
    assertEquals(
        "%s/link is a link to nothing; expected a file or folder; mend the link".formatted(root),
        assertThrows(DatasetException.class, () -> Dataset.open(root.resolve("link")))
            .getMessage());
  }

  @Test
  void anUnknownFormatListsWhatIsKnown() {
    Path file = Pictures.write(temporary, "data.bin", new byte[] {1, 2, 3});
    List<String> lines =
        assertThrows(DatasetException.class, () -> Dataset.open(file))
            .getMessage()
            .lines()
            .toList();
    assertEquals(file + " is in no known format; expected one of:", lines.get(0));
    List<String> formats =
        ServiceLoader.load(DatasetFormat.class).stream()
            .map(ServiceLoader.Provider::get)
            .map(f -> "  %s: %s".formatted(f.name(), f.expects()))
            .sorted()
            .toList();
    assertEquals(formats, lines.subList(1, lines.size()));
    assertTrue(
        formats.contains(
            "  IDX: an images file and a labels file (train-images-idx3-ubyte and train-labels-idx1-ubyte, also .gz), either of them, or their folder"));
  }
}
