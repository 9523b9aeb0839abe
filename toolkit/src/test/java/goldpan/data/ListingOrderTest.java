package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of samples, which is that of torchvision's ImageFolder, class by class. */
class ListingOrderTest {
  @TempDir Path root;

  @Test
  void theSharedCaseIsListedClassByClass() {
    Dataset d = Dataset.open(Cases.folder("rows-class-by-class/images"));
    assertEquals(List.of("Banana", "Banana Red", "Pear", "Pear 2"), d.classes());
    assertEquals(
        IntStream.range(0, 40).map(i -> i / 10).boxed().toList(),
        IntStream.of(d.labels()).boxed().toList());
  }

  @Test
  void theSharedCaseOfNumbersHasClassesByNumberAndRowsByName() {
    Dataset d = Dataset.open(Cases.folder("columns-in-string-order/images"));
    assertEquals(IntStream.range(0, 12).mapToObj(Integer::toString).toList(), d.classes());
    assertEquals(
        List.of(0, 1, 10, 11, 2, 3, 4, 5, 6, 7, 8, 9),
        IntStream.of(d.labels()).boxed().distinct().toList());
  }

  @Test
  void theSharedCaseOfLabelsAsFloatsIsOrderedByNumber() {
    Dataset d = Dataset.open(Cases.folder("labels-as-floats/labels.csv"));
    assertEquals(IntStream.range(0, 12).mapToObj(i -> i + ".0").toList(), d.classes());
  }

  @Test
  void aFoldersOwnFilesComeBeforeThoseOfItsFolders() {
    // What ImageFolder gives: sorted(os.walk(...)), and in each folder sorted(files).
    List<String> expected =
        List.of(
            "cat/2.png",
            "cat/b.png",
            "cat/1/0.png",
            "cat/1/z.png",
            "cat/1 old/3.png",
            "cat/1/deep/4.png",
            "cat/a/1.png",
            "cat-big/1.png");
    for (String id : expected) {
      Pictures.write(root, id, Pictures.png());
    }
    assertEquals(expected, Dataset.open(root).stream().map(Sample::id).toList());
  }

  @Test
  void classesOfEverySplitAreListedOneAfterTheOther() {
    for (String id :
        List.of("test/b/1.png", "test/b 2/1.png", "train/b/1.png", "train/b 2/1.png")) {
      Pictures.write(root, id, Pictures.png());
    }
    assertEquals(
        List.of("test/b/1.png", "test/b 2/1.png", "train/b/1.png", "train/b 2/1.png"),
        Dataset.open(root).stream().map(Sample::id).toList());
  }
}
