package goldpan.task.boxes.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Finding;
import goldpan.data.Split;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.GivenBox;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoTest {
  private static final String FILE =
      """
      {"info": {"year": 2017, "mine": null},
       "annotations": [
        {"id": 7, "image_id": 2, "category_id": 18, "bbox": [1, 2, 4.0, 3], "area": 6.50, "iscrowd": 0,
         "segmentation": [[1, 2, 5, 2, 5, 5]], "extra": {"by": "eva"}},
        {"id": 9, "image_id": 2, "category_id": 18, "bbox": [0, 0, 10, 10], "iscrowd": 1,
         "segmentation": {"counts": "abc", "size": [20, 30]}, "area": 1.0},
        {"id": 8, "image_id": 2, "category_id": 99, "bbox": [0, 0, 10, 10]},
        {"id": 10, "image_id": 2, "category_id": 3, "bbox": [0, 0, 10]},
        {"id": 11, "image_id": 2, "category_id": 3, "bbox": [5, 5, 0, 4], "score": 0.25},
        {"id": 12, "image_id": 77, "category_id": 3, "bbox": [5, 5, 1, 4]}],
       "images": [
        {"id": 2, "file_name": "b.png", "width": 30, "height": 20, "license": 4},
        {"id": 1, "file_name": "a.png", "width": 30, "height": 20},
        {"id": 1, "file_name": "c.png", "width": 30, "height": 20},
        {"file_name": "d.png"}],
       "categories": [{"id": 18, "name": "dog", "supercategory": "animal"}, {"id": 3, "name": "car"},
        {"id": 5, "name": "bus"}]}
      """;

  @TempDir Path folder;

  private Path coco(String json) {
    try {
      Path annotations = Files.createDirectories(folder.resolve("d/annotations"));
      Path pictures = Files.createDirectories(folder.resolve("d/train2017"));
      for (String name : List.of("a.png", "b.png")) {
        ImageIO.write(
            new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB),
            "png",
            pictures.resolve(name).toFile());
      }
      Files.writeString(annotations.resolve("captions_train2017.json"), "{\"annotations\":[]}");
      return Files.writeString(annotations.resolve("instances_train2017.json"), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void picturesAreInTheOrderOfTheFileWithAndWithoutBoxes() {
    Path file = coco(FILE);
    for (Path opened : List.of(file, folder.resolve("d"))) {
      Dataset two = Dataset.open(opened);
      assertEquals("train2017/b.png", two.id(0));
      assertEquals("train2017/a.png", two.id(1));
      assertEquals(List.of("dog", "car", "bus"), two.classes());
      assertEquals(Split.TRAIN, two.split(0));
      BoxAnnotations boxes = BoxAnnotations.of(two);
      assertEquals(
          List.of(
              new GivenBox(0, new Box(0, 1, 2, 5, 5), false),
              new GivenBox(1, new Box(0, 0, 0, 10, 10), true),
              new GivenBox(4, new Box(1, 5, 5, 5, 9), false)),
          boxes.boxes(0));
      assertEquals("no box", two.sample(1).label());
      assertEquals(30, two.pixels(0).width());
    }
  }

  @Test
  void whatCannotBeUsedIsNamed() {
    List<String> told =
        Dataset.open(coco(FILE)).findings().stream().map(Finding::toString).toList();
    String name = "instances_train2017.json: ";
    assertEquals(
        List.of(
            name
                + "images[2] has id 1 again; the first counts, it is passed over (row passed over)",
            name + "images[3] has no id; it is passed over (row passed over)",
            name
                + "has 1 annotations of pictures that it does not list; they are passed over (row passed over)",
            name
                + "annotations[2] has category_id \"99\"; expected one of the 3 categories' ids; it is passed over (row passed over)",
            name
                + "annotations[3] has no usable bbox; expected [x, y, width, height]; it is passed over (row passed over)",
            "train2017/b.png#4: has no area (0×4); expected a width and a height above 0 (note)",
            "bus: is a class that no box has (class without samples)",
            "train2017/a.png: is the only picture without a box (note)"),
        told);
  }

  @Test
  void nothingDecidedLeavesTheFileAsItIs() throws IOException {
    Path file = coco(FILE);
    Path out = Dataset.open(file).export(folder.resolve("out"));
    assertEquals(FILE, Files.readString(out.resolve("annotations/instances_train2017.json")));
    assertEquals(
        List.of("annotations/instances_train2017.json", "train2017/a.png", "train2017/b.png"),
        Archives.files(out));
  }

  @Test
  void onlyWhatWasDecidedChanges() throws IOException {
    Path file = coco(FILE);
    Path out =
        Edited.of(Dataset.open(file))
            .to("train2017/b.png#0", "car")
            .to("train2017/b.png#0@2,2,10,5", "(moved)")
            .to("train2017/b.png#1@0,0,5,10", "(moved)")
            .to("train2017/b.png#4", "(no object)")
            .to("train2017/a.png#new@1.5,2,4,4", "dog")
            .apply()
            .export(folder.resolve("out"));
    String expected =
        FILE.replace(
                "\"id\": 7, \"image_id\": 2, \"category_id\": 18, \"bbox\": [1, 2, 4.0, 3], \"area\": 6.50",
                "\"id\": 7, \"image_id\": 2, \"category_id\": 3, \"bbox\": [2, 2, 8, 3], \"area\": 13")
            .replace("[[1, 2, 5, 2, 5, 5]]", "[[2, 2, 10, 2, 10, 5]]")
            .replace(
                "\"bbox\": [0, 0, 10, 10], \"iscrowd\": 1,\n   \"segmentation\": {\"counts\": \"abc\", \"size\": [20, 30]}, \"area\": 1.0",
                "\"bbox\": [0, 0, 5, 10], \"iscrowd\": 1, \"segmentation\": [], \"area\": 0.5")
            .replace(
                "{\"id\": 11, \"image_id\": 2, \"category_id\": 3, \"bbox\": [5, 5, 0, 4], \"score\": 0.25},\n",
                "")
            .replace(
                "{\"id\": 12, \"image_id\": 77, \"category_id\": 3, \"bbox\": [5, 5, 1, 4]}]",
                "{\"id\": 12, \"image_id\": 77, \"category_id\": 3, \"bbox\": [5, 5, 1, 4]}, {\"id\":13,\"image_id\":1,\"category_id\":18,\"bbox\":[1.5,2,2.5,2],\"area\":5,\"iscrowd\":0,\"segmentation\":[]}]");
    assertEquals(
        expected.replaceAll("\\s", ""),
        Files.readString(out.resolve("annotations/instances_train2017.json"))
            .replaceAll("\\s", ""));
    Dataset again = Dataset.open(out);
    assertEquals(1, BoxAnnotations.of(again).count(1));
  }

  @Test
  void aDroppedPictureGoesWithItsBoxes() throws IOException {
    Path out =
        Edited.of(Dataset.open(coco(FILE)))
            .drop("train2017/b.png")
            .apply()
            .export(folder.resolve("out"));
    String json = Files.readString(out.resolve("annotations/instances_train2017.json"));
    assertEquals(1, Dataset.open(out).size());
    assertTrue(!json.contains("\"image_id\":2") && json.contains("\"image_id\":77"), json);
  }

  @Test
  void boxesAreWrittenAsNewFilesToo() {
    Dataset two = Dataset.open(coco(FILE));
    for (String format : List.of("coco", "voc")) {
      Path out = BoxFormats.in(two, format).export(folder.resolve("out-" + format));
      Dataset again = Dataset.open(out);
      assertEquals(2, again.size());
      int b = format.equals("coco") ? 0 : 1;
      List<GivenBox> boxes = BoxAnnotations.of(again).boxes(b);
      assertEquals(3, boxes.size());
      assertTrue(boxes.get(1).isIgnored());
      assertEquals("dog", again.classes().get(boxes.get(0).box().label()));
      assertEquals(new Box(boxes.get(0).box().label(), 1, 2, 5, 5), boxes.get(0).box());
    }
  }

  @Test
  void otherJsonIsRefusedWithWhatIsWrong() throws IOException {
    Path file = coco("{\"images\": [{\"id\": 1, \"file_name\": \"a.png\"}");
    DatasetException e = assertThrows(DatasetException.class, () -> Dataset.open(file));
    assertTrue(
        e.getMessage().startsWith(file + " cannot be read as COCO (End of input at line 1"),
        e.getMessage());
    Path other = Files.writeString(folder.resolve("x.json"), "{\"images\": 5}");
    assertTrue(
        assertThrows(DatasetException.class, () -> Dataset.open(other))
            .getMessage()
            .contains("Expected BEGIN_ARRAY but was NUMBER"));
  }

  @Test
  void fiveThousandPicturesWithTwentyBoxesOpenAndAreEditedAtOnce() throws IOException {
    StringBuilder json =
        new StringBuilder("{\"categories\":[{\"id\":1,\"name\":\"a\"}],\"images\":[");
    for (int i = 0; i < 5000; i++) {
      json.append(i == 0 ? "" : ",")
          .append(
              "{\"id\":%d,\"file_name\":\"%06d.jpg\",\"width\":640,\"height\":480}"
                  .formatted(i, i));
    }
    json.append("],\"annotations\":[");
    for (int i = 0; i < 100_000; i++) {
      json.append(i == 0 ? "" : ",")
          .append(
              "{\"id\":%d,\"image_id\":%d,\"category_id\":1,\"bbox\":[%d,%d,20,20],\"segmentation\":[[1,2,3,4,5,6]]}"
                  .formatted(i, i / 20, i % 20 * 25, i % 300));
    }
    Path file = Files.writeString(folder.resolve("big.json"), json.append("]}"));
    Dataset big =
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
            java.time.Duration.ofMinutes(2), () -> Dataset.open(file));
    assertEquals(100_000, big.units().size());
    Path out =
        Edited.of(big).to("000007.jpg#3", "(no object)").apply().export(folder.resolve("out"));
    assertEquals(99_999, Dataset.open(out.resolve("big.json")).units().size());
  }
}
