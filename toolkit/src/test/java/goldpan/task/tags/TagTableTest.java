package goldpan.task.tags;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Opening;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.file.PredictionFile;
import goldpan.review.Journal;
import goldpan.task.Task;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of tags: what is recognised, what is refused, and exports that open again. */
class TagTableTest {
  @TempDir Path folder;

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private void picture(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
  }

  private static List<String> labels(Dataset dataset) {
    return dataset.stream().map(s -> s.label()).toList();
  }

  @Test
  void aColumnCalledTagsIsAList() throws IOException {
    Dataset bars = Dataset.open(write("a.csv", "id,tags\n1,cat|dog\n2,\n3,dog\n"));
    assertEquals(List.of("cat", "dog"), bars.classes());
    assertEquals(List.of("cat, dog", "no tag", "dog"), labels(bars));
    assertEquals(
        List.of("cat, dog", "dog"),
        labels(Dataset.open(write("b.csv", "id,tags\n1,\"dog, cat\"\n2,dog\n"))));
    assertEquals(
        List.of("cat, dog", "dog"),
        labels(
            Dataset.open(
                write(
                    "c.jsonl",
                    "{\"id\": \"1\", \"tags\": [\"dog\", \"cat\"]}\n{\"id\": \"2\", \"tags\": [\"dog\"]}\n"))));
    assertEquals(
        List.of(
            "clear", "fog", "road", "clear, fog", "clear, road", "fog, road", "clear, fog, road"),
        labels(
            Dataset.open(
                write(
                    "d.csv",
                    "id,tags\n1,clear\n2,fog\n3,road\n4,fog clear\n5,clear road\n6,fog road\n7,clear road fog\n"))));
  }

  @Test
  void labelsAreTagsWhenSomeCellHoldsSeveral() throws IOException {
    Dataset tags = Dataset.open(write("a.csv", "id,labels\n1,cat;dog\n2,dog\n"));
    assertEquals(List.of("cat, dog", "dog"), labels(tags));
    Path one = write("b.csv", "id,label\n1,cat\n2,dog\n");
    assertTrue(Dataset.open(one).annotations().isEmpty());
    assertEquals(
        List.of("cat", "dog"),
        labels(Dataset.open(one, Opening.usual().task("tags").label("label"))));
  }

  @Test
  void columnsOfZeroAndOneAreTagsWhenARowHasNoneOrSeveral() throws IOException {
    Dataset tags = Dataset.open(write("a.csv", "id,dog,cat\n1,1,1\n2,0,0\n3,0,1\n"));
    assertEquals(List.of("dog", "cat"), tags.classes());
    assertEquals(List.of("dog, cat", "no tag", "cat"), labels(tags));
    Dataset classes = Dataset.open(write("b.csv", "id,dog,cat\n1,1,0\n2,0,1\n3,0,1\n"));
    assertTrue(classes.annotations().isEmpty());
    DatasetException refused =
        assertThrows(
            DatasetException.class,
            () ->
                Dataset.open(
                    write("c.csv", "id,dog,cat\n1,1,1\n" + "2,0,1\n".repeat(1200) + "3,x,1\n")));
    assertEquals(
        folder.resolve("c.csv")
            + " has no tags: its columns are [id, dog, cat]; expected one called tags, or a column of 0 and 1 for each tag; say which with opening().task(\"tags\").label(\"its name\")",
        refused.getMessage());
  }

  @Test
  void aFolderOfPicturesWithATableOpensAndItsExportOpensAgain() throws IOException {
    picture("pets/one/a.png");
    picture("pets/b.png");
    write("pets/tags.csv", "path,tags,split\none/a.png,cat|dog,train\nb.png,dog,test\n");
    Dataset pets = Dataset.open(folder.resolve("pets"));
    assertEquals("pets", pets.name());
    assertEquals(2, pets.size());
    assertEquals(4, pets.pixels(0).width());
    Dataset clean;
    try (Journal journal = Journal.open(folder.resolve("journals"), pets)) {
      journal.relabel("b.png#cat", "present");
      journal.relabel("b.png#dog", "absent");
      clean = pets.apply(journal.decisions());
    }
    Path export = clean.export(folder.resolve("clean"));
    assertEquals(
        """
        path,tags,split,id,given
        media/one/a.png,cat|dog,train,one/a.png,
        media/b.png,cat,test,b.png,dog
        """,
        Files.readString(export.resolve("tags.csv")));
    Dataset again = Dataset.open(export);
    assertEquals(List.of("cat, dog", "cat"), labels(again));
    assertEquals(4, again.pixels(1).width());
    assertTrue(Files.exists(export.resolve("decisions.patch")));
  }

  @Test
  void probabilitiesOfTagsNeedNotSumToOne() throws IOException {
    Dataset pets = Dataset.open(write("a.csv", "id,tags\n1,cat|dog\n2,\n"));
    Path file = write("p.csv", "id,dog,cat\n2,0.25,0.5\n1,0.875,1\n");
    Predictions said = Task.unitsOf(PredictionFile.read(file, pets, Outputs.PROBABILITIES));
    assertEquals("1#cat", said.dataset().id(0));
    assertEquals(1, said.probability(0, 1));
    assertEquals(0.875, said.probability(1, 1));
    assertEquals(0.75, said.probability(3, 0));
    Path logits = write("l.csv", "id,dog,cat\n2,0,-2\n1,9,0\n");
    Predictions ofLogits = Task.unitsOf(PredictionFile.read(logits, pets, Outputs.LOGITS));
    assertEquals(0.5, ofLogits.probability(0, 1));
    PredictionException refused =
        assertThrows(
            PredictionException.class,
            () -> PredictionFile.read(logits, pets, Outputs.PROBABILITIES));
    assertEquals(
        logits
            + " holds numbers from -2.000 to 9.000; expected a probability in [0, 1] for each tag; if these are logits, pass Outputs.LOGITS (%mine --logits)",
        refused.getMessage());
  }
}
