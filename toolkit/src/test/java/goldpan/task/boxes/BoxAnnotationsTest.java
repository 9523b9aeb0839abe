package goldpan.task.boxes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import goldpan.data.Annotations.Edit;
import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Pixels;
import goldpan.train.Blobs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoxAnnotationsTest {
  private static final List<String> CLASSES = List.of("car", "dog");
  private static final Box CAR = new Box(0, 1, 1, 5, 5);
  private static final Box DOG = new Box(1, 4, 4, 8, 9);

  private static BoxAnnotations two() {
    return BoxAnnotations.builder(CLASSES)
        .picture(12, 12, List.of(CAR, DOG))
        .picture(0, 0, List.of())
        .build();
  }

  private static BoxAnnotations edited(Edit... edits) {
    return two().edited(List.of(edits));
  }

  private static Edit edit(String part, String label) {
    return new Edit(0, part, Optional.of(label));
  }

  @Test
  void picturesHaveTheirBoxes() {
    BoxAnnotations given = two();
    assertEquals(List.of("0", "1"), given.parts(0));
    assertEquals(DOG, given.box(0, 1).orElseThrow().box());
    assertEquals("2 boxes", given.summary(0));
    assertEquals("no box", given.summary(1));
    assertEquals(List.of("car", "dog", "(no object)", "(moved)"), given.unitClasses());
    int[] counts = new int[2];
    given.count(0, counts);
    assertArrayEquals(new int[] {1, 1}, counts);
    assertEquals(List.of(), given.rows(new int[] {1, 0}).boxes(0));
    assertEquals(2, given.rows(new int[] {1, 0}).count(1));
  }

  @Test
  void unitsAreLabelledAsGiven() {
    BoxAnnotations given = two();
    assertEquals(Optional.of("dog"), given.given(0, "1"));
    assertEquals(Optional.of("dog"), given.given(0, "1@0,0,4,4"));
    assertEquals(Optional.of("(no object)"), given.given(0, "new@0,0,4,4"));
    assertEquals(Optional.empty(), given.given(0, "2"));
    assertEquals(Optional.empty(), given.given(1, "0"));
    assertEquals(Optional.empty(), given.given(0, "present"));
  }

  @Test
  void aClassCalledMovedDoesNotClash() {
    BoxAnnotations given = BoxAnnotations.builder(List.of("(moved)")).build();
    assertEquals(List.of("(moved)", "(no object)", "((moved))"), given.unitClasses());
  }

  @Test
  void decisionsMoveRelabelAddAndDelete() {
    BoxAnnotations now =
        edited(
            edit("0@2,2,6,6", "(moved)"),
            edit("0", "dog"),
            edit("1", "(no object)"),
            edit("new@0,0,3,3", "car"),
            edit("new@7,7,9,9", "dog"));
    assertEquals(
        List.of(
            new GivenBox(0, new Box(1, 2, 2, 6, 6), false),
            new GivenBox(2, new Box(0, 0, 0, 3, 3), false),
            new GivenBox(3, new Box(1, 7, 7, 9, 9), false)),
        now.boxes(0));
    assertEquals(2, now.listed(0));
    BoxAnnotations again =
        now.edited(List.of(edit("3", "(no object)"), edit("new@1,1,2,2", "car")));
    assertEquals(List.of("0", "2", "4"), again.parts(0));
  }

  @Test
  void aDroppedUnitIsABoxThatGoes() {
    assertEquals(List.of("1"), two().edited(List.of(new Edit(0, "0", Optional.empty()))).parts(0));
  }

  @Test
  void decisionsThatContradictEachOtherAreNotApplied() {
    assertEquals(
        "box 0@2,2,6,6 of sample 0 is to go and to be changed; expected one decision on it; undo the other",
        assertThrows(
                DatasetException.class,
                () -> edited(edit("0", "(no object)"), edit("0@2,2,6,6", "(moved)")))
            .getMessage());
    assertEquals(
        "box 0@3,3,6,6 of sample 0 is moved to two places; expected one decision on it; undo the other",
        assertThrows(
                DatasetException.class,
                () -> edited(edit("0@2,2,6,6", "(moved)"), edit("0@3,3,6,6", "(moved)")))
            .getMessage());
  }

  @Test
  void numbersThatDoNotRiseAreRefused() {
    GivenBox third = new GivenBox(2, CAR, false);
    BoxAnnotations.Builder builder = BoxAnnotations.builder(CLASSES);
    assertEquals(
        "box number is 2 after -1 of 2 listed; expected rising numbers below that",
        assertThrows(IllegalArgumentException.class, () -> builder.picture(9, 9, List.of(third), 2))
            .getMessage());
    assertEquals(
        "class of box 0 is 2; expected 0 to 1",
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.picture(9, 9, List.of(CAR.labelled(2))))
            .getMessage());
  }

  @Test
  void manyBoxesKeepTheirPlaces() {
    BoxAnnotations.Builder builder = BoxAnnotations.builder(CLASSES);
    for (int i = 0; i < 100; i++) {
      builder.picture(i, 2 * i, java.util.Collections.nCopies(i % 7, new Box(1, i, 0, i + 1, 1)));
    }
    BoxAnnotations all = builder.build();
    for (int i = 0; i < 100; i++) {
      assertEquals(i % 7, all.count(i));
      assertEquals(2 * i, all.height(i));
      for (GivenBox box : all.boxes(i)) {
        assertEquals(i, box.box().x0());
      }
    }
  }

  private static Dataset dataset(BoxAnnotations given) {
    Dataset two = Blobs.dataset(2);
    return Dataset.of(
            "boxed",
            two.root(),
            CLASSES,
            Dataset.Ids.of(List.of("a.png", "b.png")),
            new int[2],
            two.stream().map(s -> goldpan.data.Split.NONE).toArray(goldpan.data.Split[]::new),
            new Blobs.Bars(Blobs.labels(2, 3), 12, 12, 1, java.util.Set.of()),
            List.of())
        .annotated(given);
  }

  @Test
  void otherBoxesAreAnotherDataset() {
    String fingerprint = dataset(two()).fingerprint();
    assertEquals(fingerprint, dataset(two()).fingerprint());
    assertNotEquals(fingerprint, dataset(edited(edit("0@1,1,5,5.01", "(moved)"))).fingerprint());
  }

  @Test
  void aUnitIsItsPictureWithTheBoxDrawn() {
    Dataset units = dataset(two()).units(new int[] {0, 0}, List.of("0", "new@6,6,11,11"));
    assertEquals("a.png#new@6,6,11,11", units.id(1));
    Pixels drawn = units.pixels(0);
    assertEquals(12, drawn.width());
    assertEquals(3, drawn.channels());
    assertNotEquals(drawn.at(5, 3, 2), drawn.at(5, 3, 0), "the line is yellow");
  }
}
