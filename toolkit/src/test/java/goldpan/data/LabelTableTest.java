package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelTableTest {
  @TempDir Path temporary;
  private Dataset pets;

  @BeforeEach
  void openPets() {
    for (String id :
        List.of("train/cat/1.png", "train/dog/1.png", "train/dog/2.png", "test/dog/2.png")) {
      Pictures.write(temporary, "pets/" + id, Pictures.png());
    }
    pets = Dataset.open(temporary.resolve("pets"));
  }

  @Test
  void namedSamplesGetOtherLabelsAndTheRestKeepTheirs() {
    Dataset d = with("t.tsv", "path\tlabel\tclean\ntrain/dog/1.png\tcat\tdog\n");
    assertEquals("cat", d.sample("train/dog/1.png").label());
    assertEquals("dog", d.sample("test/dog/2.png").label());
    assertArrayEquals(new int[] {1, 0, 1, 1}, pets.labels());
    assertNotEquals(pets.fingerprint(), d.fingerprint());
  }

  @Test
  void theSplitFolderMayBeLeftOutWhereThatIsClear() {
    assertEquals(
        "cat", with("t.csv", "path,label\n./dog/1.png,cat\n").sample("train/dog/1.png").label());
    assertRefused(
        "row 2: id \"dog/2.png\" could be test/dog/2.png or train/dog/2.png",
        "path,label\ndog/2.png,cat\n");
  }

  @Test
  void theSplitFolderMayBeNamedWhereItIsTheRoot() {
    Path table = Pictures.write(temporary, "t.csv", "path,label\ntrain\\dog\\1.png,cat\n");
    Dataset train = Dataset.open(temporary.resolve("pets/train"));
    assertEquals("cat", train.withLabels(table).sample("dog/1.png").label());
    Dataset test = Dataset.open(temporary.resolve("pets/test"));
    assertThrows(DatasetException.class, () -> test.withLabels(table));
  }

  @Test
  void numbersMayLackTheirZeros() {
    Dataset digits = Dataset.bundled("mnist-test");
    Path table = Pictures.write(temporary, "t.csv", "index,label\n7,3\n");
    assertEquals("3", digits.withLabels(table).sample("0007").label());
  }

  @Test
  void aTableOfTwoColumnsNeedsNoHeader() {
    assertEquals("dog", with("t.csv", "train/cat/1.png,dog\n").sample("train/cat/1.png").label());
  }

  @Test
  void allBadRowsAreToldAtOnce() {
    assertEquals(
        temporary.resolve("t.csv")
            + " has 6 bad rows; expected ids and classes of pets, each id once:\n"
            + "  row 2: unknown id \"nobody\"\n"
            + "  row 3: unknown class \"eel\"\n"
            + "  row 5: id \"train/dog/1.png\" is in row 4 already\n"
            + "  row 6: has 1 columns, not 2\n"
            + "  row 7: unknown class \"\"\n"
            + "  … and 1 more",
        assertThrows(
                DatasetException.class,
                () ->
                    with(
                        "t.csv",
                        "path,label\nnobody,cat\ntrain/cat/1.png,eel\ntrain/dog/1.png,cat\n"
                            + "train/dog/1.png,dog\ntrain/cat/1.png\ntrain/cat/1.png,\nx,cat\n"))
            .getMessage());
  }

  @Test
  void aMissingColumnIsNamed() {
    assertEquals(
        temporary.resolve("t.csv")
            + " has no path column: its columns are [name, label]; expected one called path, file,"
            + " image or id; rename it",
        assertThrows(
                DatasetException.class, () -> with("t.csv", "name,label\ntrain/cat/1.png,cat\n"))
            .getMessage());
  }

  private void assertRefused(String row, String content) {
    assertEquals(
        temporary.resolve("t.csv")
            + " has 1 bad rows; expected ids and classes of pets, each id once:\n  "
            + row,
        assertThrows(DatasetException.class, () -> with("t.csv", content)).getMessage());
  }

  private Dataset with(String name, String content) {
    return pets.withLabels(Pictures.write(temporary, name, content));
  }
}
