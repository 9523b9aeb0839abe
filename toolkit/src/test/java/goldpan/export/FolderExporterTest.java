package goldpan.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Exporter.Transfer;
import goldpan.review.Toy;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderExporterTest {
  @TempDir Path temp;
  private Path source;
  private final FolderExporter exporter = new FolderExporter();

  @BeforeEach
  void drawPictures() throws Exception {
    source = Files.createDirectories(temp.resolve("source"));
    for (String id : List.of("cat/1.jpg", "cat/2.jpg", "dog/1.jpg", "dog/2.JPG")) {
      Path file = source.resolve(id);
      Files.createDirectories(file.getParent());
      BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
      image.setRGB(1, 1, id.hashCode());
      assertTrue(ImageIO.write(image, "jpg", file.toFile()));
    }
  }

  private Dataset pets(int... labels) {
    return Pets.dataset(
        source,
        List.of("cat", "dog"),
        List.of("cat/1.jpg", "cat/2.jpg", "dog/1.jpg", "dog/2.JPG"),
        labels);
  }

  private static List<String> tree(Path folder) throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(p -> folder.relativize(p).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void filesLieInTheirClassFolders() throws Exception {
    Path out = exporter.export(pets(0, 0, 1, 1), temp.resolve("out"), Transfer.COPY);
    assertEquals(
        List.of(
            "README.txt",
            "cat/1.jpg",
            "cat/2.jpg",
            "dog/1.jpg",
            "dog/2.JPG",
            "export.json",
            "manifest.csv"),
        tree(out));
    assertArrayEquals(
        Files.readAllBytes(source.resolve("dog/1.jpg")),
        Files.readAllBytes(out.resolve("dog/1.jpg")));
    assertEquals(
        """
        path,label,split,id,given
        cat/1.jpg,cat,none,cat/1.jpg,
        cat/2.jpg,cat,none,cat/2.jpg,
        dog/1.jpg,dog,none,dog/1.jpg,
        dog/2.JPG,dog,none,dog/2.JPG,
        """,
        Files.readString(out.resolve("manifest.csv")));
    assertEquals(List.of("out", "source"), names(temp));
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void relabelledFilesMakeWayForThoseThatWereThere() throws Exception {
    Path out = exporter.export(pets(1, 0, 1, 0), temp.resolve("out"), Transfer.COPY);
    assertTrue(
        Files.readString(out.resolve("manifest.csv"))
            .contains(
                """
                dog/1~2.jpg,dog,none,cat/1.jpg,
                cat/2.jpg,cat,none,cat/2.jpg,
                dog/1.jpg,dog,none,dog/1.jpg,
                cat/2~2.JPG,cat,none,dog/2.JPG,
                """));
  }

  @Test
  void hardLinksShareTheOriginalsStorage() throws Exception {
    Path out = exporter.export(pets(0, 0, 1, 1), temp.resolve("out"), Transfer.HARD_LINK);
    assertTrue(Files.getAttribute(out.resolve("cat/1.jpg"), "unix:nlink").equals(2));
  }

  @Test
  void pictureInsideABiggerFileBecomesAPng() throws Exception {
    Dataset toy = Toy.dataset(6);
    Path out = exporter.export(toy, temp.resolve("out"), Transfer.HARD_LINK);
    BufferedImage back = ImageIO.read(out.resolve("train/dog/s1.png").toFile());
    assertEquals(toy.pixels(1).toImage().getRGB(3, 2), back.getRGB(3, 2));
    assertTrue(Files.exists(out.resolve("test/cat/s0.png")));
  }

  @Test
  void classNamesThatAreNoFileNamesAreKeptInTheManifest() throws Exception {
    Dataset odd = Toy.dataset(4, List.of("a/b", "..", "con", "x,\"y\"\n"));
    Path out = exporter.export(odd, temp.resolve("out"), Transfer.COPY);
    assertTrue(Files.exists(out.resolve("train/%2E%2E/s1.png")));
    assertTrue(Files.exists(out.resolve("test/a%2Fb/s0.png")));
    assertTrue(Files.exists(out.resolve("train/%63on/s2.png")));
    assertTrue(Files.readString(out.resolve("manifest.csv")).contains("\"x,\"\"y\"\"\n\""));
    assertEquals(List.of("out", "source"), names(temp));
  }

  @Test
  void twoExportsHaveTheSameBytes() throws Exception {
    Path one = exporter.export(pets(1, 0, 1, 0), temp.resolve("one"), Transfer.COPY);
    Path two = exporter.export(pets(1, 0, 1, 0), temp.resolve("two"), Transfer.COPY);
    for (String file : tree(one)) {
      assertArrayEquals(
          Files.readAllBytes(one.resolve(file)), Files.readAllBytes(two.resolve(file)), file);
    }
  }

  @Test
  void anExistingFolderIsRefusedUnlessEmpty() throws Exception {
    Path out = Files.createDirectories(temp.resolve("out"));
    exporter.export(pets(0, 0, 1, 1), out, Transfer.COPY);
    assertEquals(
        out + " exists; expected a folder to be made; choose another name or remove it",
        assertThrows(
                DatasetException.class, () -> exporter.export(pets(0, 0, 1, 1), out, Transfer.COPY))
            .getMessage());
  }

  @Test
  void theSourceIsNeverWrittenInto() throws Exception {
    Path inside = source.resolve("cat/clean");
    assertEquals(
        inside
            + " lies inside the dataset's own folder "
            + source.toRealPath()
            + "; expected a folder elsewhere; originals are never touched",
        assertThrows(
                DatasetException.class,
                () -> exporter.export(pets(0, 0, 1, 1), inside, Transfer.COPY))
            .getMessage()
            .replace(
                source.toRealPath().resolve("cat").toString() + ";", source.toRealPath() + ";"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), source);
    assertThrows(
        DatasetException.class,
        () -> exporter.export(pets(0, 0, 1, 1), link.resolve("x"), Transfer.COPY));
    assertFalse(Files.exists(source.resolve("x")));
  }

  @Test
  void aFailingPictureLeavesNothingBehind() throws Exception {
    Files.delete(source.resolve("dog/1.jpg"));
    Path out = temp.resolve("out");
    String message =
        assertThrows(
                DatasetException.class, () -> exporter.export(pets(0, 0, 1, 1), out, Transfer.COPY))
            .getMessage();
    assertEquals(
        out
            + " cannot be written (NoSuchFileException); nothing is left there; check its permissions and free space or choose another folder",
        message);
    assertEquals(List.of("source"), names(temp));
  }

  @Test
  void anInterruptLeavesNothingBehind() throws Exception {
    Thread.currentThread().interrupt();
    assertThrows(
        CancellationException.class,
        () -> exporter.export(pets(0, 0, 1, 1), temp.resolve("out"), Transfer.COPY));
    assertEquals(List.of("source"), names(temp));
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "x");
    Path out = file.resolve("out");
    String message =
        assertThrows(
                DatasetException.class, () -> exporter.export(pets(0, 0, 1, 1), out, Transfer.COPY))
            .getMessage();
    assertTrue(message.startsWith(out + " cannot be written ("), message);
    assertEquals(List.of("file", "source"), names(temp));
  }

  /** A file-size limit stops the copy halfway through a file, as a full disk does. */
  @Test
  void whenTheDiskIsFullNothingIsLeft() throws Exception {
    Files.write(source.resolve("dog/1.jpg"), new byte[400_000]);
    Process child = Pets.exportIn("ulimit -f 200;", source, temp.resolve("out"));
    String said;
    try (BufferedReader out = child.inputReader()) {
      said = String.join("\n", out.lines().toList());
    }
    child.waitFor();
    assertEquals(
        temp.resolve("out")
            + " cannot be written (File too large); nothing is left there; check its permissions and free space or choose another folder",
        said);
    assertEquals(List.of("source"), names(temp));
  }
}
