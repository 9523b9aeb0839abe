package goldpan.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Figure;
import goldpan.data.Split;
import goldpan.data.View;
import goldpan.metrics.EvaluationData;
import goldpan.mining.Losses;
import goldpan.mining.ScoreBins;
import goldpan.mining.Simulated;
import goldpan.mining.Suspects;
import goldpan.mining.Thresholds;
import goldpan.predict.Origin;
import goldpan.train.Curve;
import goldpan.train.Epoch;
import goldpan.train.Step;
import goldpan.verify.Arm;
import goldpan.verify.Verification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.QuickChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.w3c.dom.Document;

/** What every figure keeps, for data of every shape; finds the views as users do. */
class FigureContractTest {
  @TempDir Path folder;

  private static final float[] EVEN = {0.5f, 0.5f};
  private static final List<Losses> SHAPES =
      List.of(
          losses(3000, 10, Origin.OUT_OF_FOLD),
          losses(20, 2, Origin.IN_SAMPLE),
          Losses.of(Simulated.predictions(new int[0])),
          Losses.of(Simulated.predictions(new int[] {0, 1, 0}, EVEN, EVEN, EVEN)),
          losses(3000, 300, Origin.OUT_OF_FOLD),
          losses(500, 5, Origin.UNSTATED).by("margin"));

  static List<View<?, ?>> views() {
    return View.all().stream().filter(v -> v.kind() == Figure.class).toList();
  }

  private static List<String> names(int k) {
    return IntStream.range(0, k).mapToObj(i -> "<b> & \"собака\" " + i).toList();
  }

  private static Losses losses(int n, int k, Origin origin) {
    return Losses.of(Simulated.predictions(n, names(k), 0.05, origin, 3));
  }

  private static Curve curve(int steps) {
    List<Step> made = new ArrayList<>();
    for (int fold = 0; fold < 3; fold++) {
      for (int s = 1; s <= steps; s++) {
        made.add(new Step(fold, 1, s, s == 5 ? Double.NaN : 2.0 / s, 0.1));
      }
    }
    Epoch epoch = new Epoch(0, 1, 0.5, 0.4, 0.9, true);
    return Curve.of(made, steps == 0 ? List.of() : List.of(epoch));
  }

  /** Values of the view's subject: usual, tiny, empty, all alike, many classes, signed scores. */
  private static List<Object> subjects(View<?, ?> view) {
    List<Losses> losses = SHAPES;
    if (view.subject() == Losses.class) {
      return List.copyOf(losses);
    }
    if (view.subject() == Suspects.class) {
      return losses.stream().map(l -> (Object) l.top(10)).toList();
    }
    if (view.subject() == Thresholds.class) {
      return losses.stream().map(l -> (Object) l.thresholds()).toList();
    }
    if (view.subject() == Dataset.class) {
      return losses.stream().map(l -> (Object) l.dataset()).toList();
    }
    if (view.subject() == Chart.class) {
      double[] x = {1, 2, 3};
      return List.of(QuickChart.getChart("Rising", "x", "y", "s", x, x));
    }
    if (view.subject() == Verification.class) {
      return List.of(verification(2, 30), verification(40, 200));
    }
    assertEquals(Curve.class, view.subject(), view.name() + ": give this test such a value");
    return List.of(curve(100), curve(20_000), curve(1), curve(0));
  }

  private static Verification verification(int k, int n) {
    EvaluationData arm =
        EvaluationData.of(Simulated.predictions(n, names(k), 0.3, Origin.HELD_OUT, 3));
    List<EvaluationData> seeds = List.of(arm, arm);
    return Verification.of(
        "simulated",
        1,
        2,
        "a gold set",
        Map.of(Arm.GIVEN, seeds, Arm.DECIDED, seeds, Arm.CONTROL, seeds));
  }

  private static Figure draw(View<?, ?> view, Object subject) {
    @SuppressWarnings("unchecked")
    View<Object, Figure> fitting = (View<Object, Figure>) view;
    return fitting.of(subject);
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void allViewsAreThere() {
    assertEquals(
        List.of("by-class", "by-split", "confusion", "histogram", "histogram-log", "loss", "map"),
        losses(10, 2, Origin.OUT_OF_FOLD).figures());
  }

  @ParameterizedTest
  @MethodSource("views")
  void pngHasTheFiguresSizeTwice(View<?, ?> view) throws IOException {
    assertFalse(view.shows().isBlank());
    for (Object subject : subjects(view)) {
      Figure figure = draw(view, subject);
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(figure.png()));
      assertEquals(2 * figure.width(), image.getWidth());
      assertEquals(2 * figure.height(), image.getHeight());
      assertTrue(figure.width() >= 600 && figure.width() <= 1400, view.name());
      assertTrue(inked(image) > 500, view.name() + " is blank");
      boolean ofTheUser = view.name().equals("chart");
      assertEquals(ofTheUser ? 255 : 0, image.getRGB(0, 0) >>> 24, "the ground of " + view.name());
    }
  }

  private static int inked(BufferedImage image) {
    int inked = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        inked += image.getRGB(x, y) >>> 24 > 100 ? 1 : 0;
      }
    }
    return inked;
  }

  @ParameterizedTest
  @MethodSource("views")
  void svgIsXmlWithTheTitleInIt(View<?, ?> view) throws Exception {
    for (Object subject : subjects(view)) {
      Figure figure = draw(view, subject);
      String text = parsed(figure.svg()).getDocumentElement().getTextContent();
      assertTrue(text.contains(figure.title()), view.name() + ": " + figure.title());
      assertTrue(figure.svg().length() < 3_000_000, view.name());
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void sameSubjectGivesTheSameBytes(View<?, ?> view) {
    Object subject = subjects(view).get(0);
    assertEquals(draw(view, subject).svg(), draw(view, subject).svg());
  }

  @ParameterizedTest
  @MethodSource("views")
  void figuresOfLossesStateTheirOrigin(View<?, ?> view) throws Exception {
    if (!List.of(Dataset.class, Curve.class, Chart.class, Verification.class)
        .contains(view.subject())) {
      List<Object> subjects = subjects(view);
      String usual =
          parsed(draw(view, subjects.get(0)).svg()).getDocumentElement().getTextContent();
      String inSample =
          parsed(draw(view, subjects.get(1)).svg()).getDocumentElement().getTextContent();
      assertTrue(usual.contains("out-of-fold 3,000 · "), view.name());
      assertTrue(inSample.contains("IN-SAMPLE 20 · "), view.name());
      assertTrue(draw(view, subjects.get(1)).toString().contains("IN-SAMPLE 20"), view.name());
    }
  }

  @Test
  void classNamesAreEscapedAndWhole() throws Exception {
    Losses losses = losses(100, 3, Origin.OUT_OF_FOLD);
    for (Figure figure : List.of(losses.byClass(), losses.confusion(), losses.dataset().plot())) {
      String text = parsed(figure.svg()).getDocumentElement().getTextContent();
      assertTrue(text.contains("<b> & \"собака\" 2"), figure.title());
    }
  }

  @Test
  void confusionCountsAndNamesTheWorstPair() throws Exception {
    float[] cat = {0.9f, 0.1f};
    Losses losses =
        Losses.of(Simulated.predictions(new int[] {0, 0, 0, 1, 1}, cat, cat, cat, cat, cat));
    Confusion confusion = Confusion.of(losses);
    assertEquals(3, confusion.count(0, 0));
    assertEquals(List.of(new Confusion.Pair(1, 0, 2)), confusion.confused());
    String text = parsed(losses.confusion().svg()).getDocumentElement().getTextContent();
    assertTrue(text.contains("class 1 → class 0"), text);
  }

  @Test
  void binsCountEveryScore() {
    Losses losses = losses(3000, 10, Origin.OUT_OF_FOLD);
    for (ScoreBins bins :
        List.of(ScoreBins.even(losses.scores()), ScoreBins.logarithmic(losses.scores()))) {
      assertEquals(3000, IntStream.range(0, bins.size()).map(bins::count).sum());
    }
  }

  @Test
  void thinningKeepsTheExtremesAndForgetsDoubles() {
    double[] y = IntStream.range(0, 100_000).mapToDouble(i -> i == 77_777 ? 9 : 0.1).toArray();
    Thinned thinned = Thinned.of(y, i -> true, 100, 50);
    assertEquals(101, thinned.size());
    assertTrue(IntStream.range(0, 101).anyMatch(i -> thinned.x[i] == 77_777));
  }

  @Test
  void spikesOutliveThinning() {
    List<Step> steps = new ArrayList<>();
    for (int s = 1; s <= 50_000; s++) {
      steps.add(new Step(0, 1, s, s == 12_345 ? 100 : 1, 0.1));
    }
    Outline line = Outline.of(steps, 50_000, 800);
    assertTrue(line.x().length < 2000);
    assertTrue(IntStream.range(0, line.x().length).anyMatch(i -> line.y()[i] == 2));
  }

  @Test
  void savesByTheNamesEnding() throws IOException {
    Figure figure = losses(50, 2, Origin.OUT_OF_FOLD).plot();
    Path png = figure.save(folder.resolve("new/loss.PNG"));
    assertTrue(png.isAbsolute());
    assertEquals((byte) 0x89, Files.readAllBytes(png)[0]);
    assertTrue(Files.readString(figure.save(folder.resolve("loss.svg"))).contains("<svg"));
    Path other = folder.resolve("loss.jpg");
    assertEquals(
        other + ": figures are written as .png or .svg; give the file name one of these endings",
        assertThrows(IllegalArgumentException.class, () -> figure.save(other)).getMessage());
  }

  @Test
  void withoutADisplayShowSaysWhereThePictureIs() throws IOException {
    String shown = losses(50, 2, Origin.OUT_OF_FOLD).plot().show().toString();
    String saved = shown.lines().findFirst().orElseThrow().replaceAll(".*saved as ", "");
    assertTrue(shown.contains("out-of-fold 50"), shown);
    assertTrue(Files.deleteIfExists(Path.of(saved)), shown);
  }

  @Test
  void splitsAreStackedByClass() throws Exception {
    Dataset dataset =
        Simulated.dataset(
            List.of("a", "b"),
            new int[] {0, 0, 1},
            new Split[] {Split.TRAIN, Split.TEST, Split.VALIDATION});
    String text = parsed(dataset.plot().svg()).getDocumentElement().getTextContent();
    assertTrue(text.contains("validation") && text.contains("3 samples, 2 classes"), text);
  }
}
