package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdIndexTest {

  @Test
  void everyIdIsFoundAndNoOther() {
    for (int n : new int[] {0, 1, 2, 3, 127, 128, 129, 5_000}) {
      List<String> ids = IntStream.range(0, n).mapToObj(i -> "test/cat/" + i + ".jpg").toList();
      IdIndex index = new IdIndex(Dataset.Ids.of(ids));
      for (int i = 0; i < n; i++) {
        assertEquals(Optional.of(i), index.find(ids.get(i)));
      }
      assertEquals(Optional.empty(), index.find("test/cat/" + n + ".jpg"));
      assertEquals(Optional.empty(), index.find(""));
    }
  }

  @Test
  void idsOfOneHashAreToldApart() {
    // "Aa" and "BB" have the same hash, and so have all texts made of them
    List<String> ids = List.of("AaAa", "BBBB", "AaBB", "BBAa");
    IdIndex index = new IdIndex(Dataset.Ids.of(ids));
    for (int i = 0; i < ids.size(); i++) {
      assertEquals(Optional.of(i), index.find(ids.get(i)));
    }
    assertEquals(Optional.empty(), index.find("CCCC"));
  }
}
