package goldpan.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FolderNameTest {
  @Test
  void ordinaryNamesStay() {
    assertEquals("golden retriever_2", FolderName.safe("golden retriever_2"));
    assertEquals("œuf-蛋.v2", FolderName.safe("œuf-蛋.v2"));
  }

  @Test
  void charactersThatSomePlatformRefusesAreWrittenAsInUrls() {
    assertEquals("a%2Fb", FolderName.safe("a/b"));
    assertEquals("a%5Cb%3Ac", FolderName.safe("a\\b:c"));
    assertEquals("%2E%2E", FolderName.safe(".."));
    assertEquals("%2Ehidden", FolderName.safe(".hidden"));
    assertEquals("end%2E", FolderName.safe("end."));
    assertEquals("tab%09", FolderName.safe("tab\t"));
    assertEquals("100%25", FolderName.safe("100%"));
    assertEquals("%", FolderName.safe(""));
  }

  @Test
  void namesThatWindowsReservesAreChanged() {
    assertEquals("%63on", FolderName.safe("con"));
    assertEquals("%4EUL.txt", FolderName.safe("NUL.txt"));
    assertEquals("console", FolderName.safe("console"));
  }

  @Test
  void longNamesAreCutAndStayDifferent() {
    String one = FolderName.safe("蛋".repeat(300) + "a");
    String two = FolderName.safe("蛋".repeat(300) + "b");
    assertNotEquals(one, two);
    assertTrue(one.getBytes(StandardCharsets.UTF_8).length <= 120);
  }

  @Test
  void namesThatDifferOnlyInCaseAreNumbered() {
    FolderName names = new FolderName();
    assertEquals("Cat", names.unique("Cat"));
    assertEquals("cat~2", names.unique("cat"));
    assertEquals("a.jpg", names.unique("a", ".jpg"));
    assertEquals("a~2.jpg", names.unique("a", ".jpg"));
    assertEquals("A~3.JPG", names.unique("A", ".JPG"));
  }
}
