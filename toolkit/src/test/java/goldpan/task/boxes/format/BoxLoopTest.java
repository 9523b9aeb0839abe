package goldpan.task.boxes.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.mining.Losses;
import goldpan.mining.Suspect;
import goldpan.mining.Suspects;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.review.Journal;
import goldpan.review.Note;
import goldpan.run.Home;
import goldpan.run.Mining;
import goldpan.run.Run;
import goldpan.run.Runs;
import goldpan.task.Task;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.Detections;
import goldpan.task.boxes.GivenBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The loop on boxes: opened, judged by found boxes from a file, decided, exported, opened again.
 */
class BoxLoopTest {
  private static final int PICTURES = 30;
  private static final List<String> CLASSES = List.of("disc", "square");
  @TempDir Path folder;
  private Path data;

  private static List<Box> things(int picture) {
    Random random = new Random(picture);
    List<Box> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int side = 14 + random.nextInt(8);
      int x = 4 + i % 2 * 48 + random.nextInt(16);
      int y = 4 + i / 2 * 48 + random.nextInt(16);
      all.add(new Box(random.nextInt(2), x, y, x + side, y + side));
    }
    return all;
  }

  /** COCO, in which picture 3 lacks its last box and box 1 of picture 5 is of the wrong class. */
  @BeforeEach
  void draw() throws IOException {
    data = Files.createDirectories(folder.resolve("data"));
    List<String> images = new ArrayList<>();
    List<String> annotations = new ArrayList<>();
    List<String> results = new ArrayList<>();
    Random random = new Random(1);
    for (int p = 0; p < PICTURES; p++) {
      BufferedImage image = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = image.createGraphics();
      List<Box> things = things(p);
      for (int i = 0; i < things.size(); i++) {
        Box b = things.get(i);
        pen.setColor(b.label() == 0 ? Color.RED : Color.GREEN);
        int w = (int) b.width();
        if (b.label() == 0) {
          pen.fillOval((int) b.x0(), (int) b.y0(), w, w);
        } else {
          pen.fillRect((int) b.x0(), (int) b.y0(), w, w);
        }
        int label = p == 5 && i == 1 ? 1 - b.label() : b.label();
        if (!(p == 3 && i == 3)) {
          annotations.add(
              Words.of(
                  "{\"id\":%d,\"image_id\":%d,\"category_id\":%d,\"bbox\":[%.0f,%.0f,%d,%d]}",
                  annotations.size() + 1, p + 100, label == 0 ? 7 : 3, b.x0(), b.y0(), w, w));
        }
        results.add(
            Words.of(
                "[{\"image_id\":%d,\"category_id\":%d,\"bbox\":[%.2f,%.2f,%d,%d],\"score\":%.3f}]",
                p + 100,
                b.label() == 0 ? 7 : 3,
                b.x0() + random.nextGaussian() / 2,
                b.y0() + random.nextGaussian() / 2,
                w,
                w,
                0.8 + 0.15 * random.nextDouble()));
      }
      pen.dispose();
      ImageIO.write(image, "png", data.resolve(p + ".png").toFile());
      images.add(
          Words.of("{\"id\":%d,\"file_name\":\"%d.png\",\"width\":96,\"height\":96}", p + 100, p));
    }
    Files.writeString(
        data.resolve("boxes.json"),
        "{\"images\":%s,\"annotations\":%s,\"categories\":[{\"id\":7,\"name\":\"disc\"},{\"id\":3,\"name\":\"square\"}]}"
            .formatted(images, annotations));
    Files.writeString(folder.resolve("results.json"), results.toString());
  }

  private Predictions predictions(Dataset d) {
    return Task.readFor(folder.resolve("results.json"), d, Outputs.PROBABILITIES, List.of());
  }

  private Home home() {
    return new Home(folder.resolve("home"));
  }

  private Run mined(Dataset d) {
    return Mining.in(home(), Progress.SILENT).mine(d, predictions(d));
  }

  @Test
  void errorsAreFoundDecidedAndMendedInTheFile() throws IOException {
    Dataset d = Dataset.open(data.resolve("boxes.json"));
    assertEquals(CLASSES, d.classes());
    Run run = mined(d);
    Suspects suspects = run.losses().suspects();
    List<String> ids = suspects.stream().map(s -> s.sample().id().replaceFirst("@.*", "")).toList();
    assertEquals(2, ids.size(), ids.toString());
    assertTrue(ids.containsAll(List.of("3.png#new", "5.png#1")), ids.toString());
    Suspect missing =
        suspects.stream()
            .filter(s -> s.sample().id().startsWith("3.png"))
            .findFirst()
            .orElseThrow();
    assertTrue(
        missing.explanation().why().startsWith("missing: add a box of "),
        missing.explanation().why());
    assertEquals("(no object)", missing.sample().label());
    assertEquals(96, missing.sample().pixels().width());
    String other =
        suspects.stream()
            .filter(s -> s.sample().id().startsWith("5.png"))
            .findFirst()
            .orElseThrow()
            .explanation()
            .why();
    assertTrue(other.startsWith("wrong class: make the box of "), other);
    try (Journal journal = Journal.open(folder.resolve("journal"), d)) {
      for (Suspect each : suspects) {
        journal.relabel(List.of(each.sample().id()), each.predicted(), Note.mine());
      }
      Path out = d.apply(journal.decisions()).export(folder.resolve("clean"));
      Dataset again = Dataset.open(out.resolve("boxes.json"));
      for (int p = 0; p < PICTURES; p++) {
        List<GivenBox> now = BoxAnnotations.of(again).boxes(p);
        List<Box> right = things(p);
        assertEquals(right.size(), now.size());
        for (int i = 0; i < right.size(); i++) {
          assertTrue(right.get(i).iou(now.get(i).box()) > 0.85);
          assertEquals(right.get(i).label(), now.get(i).box().label(), p + " " + i);
        }
      }
      assertEquals(List.of("boxes.json", "decisions.patch"), Archives.differing(data, out));
    }
  }

  @Test
  void aRunIsReopenedWithItsUnits() {
    Dataset d = Dataset.open(data);
    Run run = mined(d);
    Losses again = Runs.in(home()).open(run.id()).losses();
    assertEquals(run.losses().size(), again.size());
    assertEquals(
        run.losses().suspects().stream().map(s -> s.sample().id()).toList(),
        again.suspects().stream().map(s -> s.sample().id()).toList());
  }

  @Test
  void foundBoxesComeInThreeFormats() throws IOException {
    Dataset d = Dataset.open(data);
    Detections json = DetectionFile.read(folder.resolve("results.json"), d);
    Path yolo = Files.createDirectories(folder.resolve("yolo"));
    Path voc = Files.createDirectories(folder.resolve("voc"));
    for (int p = 0; p < PICTURES; p++) {
      StringBuilder lines = new StringBuilder();
      StringBuilder xml = new StringBuilder("<annotation>");
      for (goldpan.task.boxes.ScoredBox each : json.of(p)) {
        Box b = each.box();
        lines.append(
            Words.of(
                "%d %f %f %f %f %f\n",
                b.label(),
                (b.x0() + b.x1()) / 192,
                (b.y0() + b.y1()) / 192,
                b.width() / 96,
                b.height() / 96,
                each.confidence()));
        xml.append(
            Words.of(
                "<object><name>%s</name><bndbox><xmin>%f</xmin><ymin>%f</ymin><xmax>%f</xmax><ymax>%f</ymax></bndbox><score>%f</score></object>",
                CLASSES.get(b.label()), b.x0(), b.y0(), b.x1(), b.y1(), each.confidence()));
      }
      Files.writeString(voc.resolve(p + ".xml"), xml.append("</annotation>"));
      Files.writeString(yolo.resolve(p + ".txt"), lines);
    }
    Dataset plain = BoxFormats.in(d, "voc");
    for (Path from : List.of(yolo, voc)) {
      Detections other = DetectionFile.read(from, plain);
      for (int p = 0; p < PICTURES; p++) {
        assertEquals(json.of(p).size(), other.of(p).size());
        for (int i = 0; i < json.of(p).size(); i++) {
          assertTrue(json.of(p).get(i).box().iou(other.of(p).get(i).box()) > 0.999);
          assertEquals(json.of(p).get(i).box().label(), other.of(p).get(i).box().label());
        }
      }
    }
  }

  private String refused(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.json"), json);
    Dataset d = Dataset.open(data);
    return assertThrows(RuntimeException.class, () -> DetectionFile.read(file, d))
        .getMessage()
        .replace(folder.toString(), "F");
  }

  @Test
  void whatDoesNotFitIsNamed() throws IOException {
    assertEquals(
        "F/bad.json has 1 boxes of unknown pictures; expected ids or file names of data:\n  $[0]: nobody",
        refused("[{\"image_id\":\"nobody\",\"category_id\":7,\"bbox\":[1,1,2,2],\"score\":0.5}]"));
    assertEquals(
        "F/bad.json has 1 boxes of unknown classes; expected those of data: [3, 7] for [disc, square]:\n  0.png: 9",
        refused("[{\"image_id\":100,\"category_id\":9,\"bbox\":[1,1,2,2],\"score\":0.5}]"));
    assertEquals(
        "F/bad.json has 3 boxes that are none; expected four finite numbers and a confidence from 0 to 1:\n  $[0]: score is 5.0\n  $[1]: no usable bbox\n  $[2]: no score",
        refused(
            "[{\"image_id\":100,\"category_id\":7,\"bbox\":[1,1,2,2],\"score\":5},{\"image_id\":100,\"category_id\":7,\"bbox\":[1,1,2],\"score\":0.5},{\"image_id\":100,\"category_id\":7,\"bbox\":[1,1,2,2]}]"));
    assertTrue(refused("[]").startsWith("F/bad.json lists no box; expected a JSON list of"));
    assertTrue(refused("{").startsWith("F/bad.json cannot be read (End of input"));
  }

  @Test
  void numbersThatMayCountFromZeroOrOneAreRefused() throws IOException {
    Dataset d = BoxFormats.in(Dataset.open(data), "voc");
    Path file =
        Files.writeString(
            folder.resolve("r.json"),
            "[{\"image_id\":\"0\",\"category_id\":1,\"bbox\":[1,1,2,2],\"score\":0.5}]");
    String said =
        assertThrows(PredictionException.class, () -> DetectionFile.read(file, d)).getMessage();
    assertTrue(
        said.endsWith(
            "has classes by number, from 1 to 1, which may count the 2 classes of data from 0 or from 1; expected names; add category_name to each box"),
        said);
    Files.writeString(
        file,
        "[{\"file_name\":\"x/0.png\",\"category_name\":\"square\",\"bbox\":[1,1,2,2],\"score\":0.5}]");
    assertEquals(1, DetectionFile.read(file, d).of(0).get(0).box().label());
  }

  @Test
  void otherModelsAreToldWhatIsExpected() {
    Dataset d = Dataset.open(data);
    assertTrue(
        assertThrows(PredictionException.class, () -> Task.targetsOf(d))
            .getMessage()
            .contains("bring what a detector found"));
    assertThrows(DatasetException.class, d::labels);
  }
}
