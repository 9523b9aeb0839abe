package goldpan.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.disk.PendingWork;
import goldpan.predict.Computing;
import goldpan.predict.FloatPrecision;
import goldpan.predict.Outputs;
import goldpan.predict.Predictions;
import goldpan.predict.Predictor;
import goldpan.predict.file.PredictionFile;
import goldpan.train.Baseline;
import goldpan.train.BaselineTraining;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
  @TempDir Path folder;
  private Home home;
  private Dataset pets;

  @BeforeEach
  void drawPictures() throws IOException {
    home = new Home(folder.resolve("home"));
    for (String split : List.of("train", "test")) {
      for (int i = 0; i < 12; i++) {
        draw(folder.resolve("pets/" + split + "/ant/" + i + ".png"), 40, i);
        draw(folder.resolve("pets/" + split + "/bee/" + i + ".png"), 200, i);
      }
    }
    Files.writeString(folder.resolve("pets/train/ant/broken.png"), "no picture");
    pets = Dataset.open(folder.resolve("pets"));
  }

  private static void draw(Path file, int shade, int seed) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    Random random = new Random(seed);
    for (int i = 0; i < 64; i++) {
      int v = shade + random.nextInt(40);
      image.setRGB(i % 8, i / 8, v << 16 | v << 8 | v);
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private static Baseline train(Dataset dataset) {
    return BaselineTraining.on(dataset).folds(2).epochs(2).width(2).batch(8).train();
  }

  private Run mine(Dataset dataset, Predictor predictor) {
    return Mining.in(home, Progress.SILENT).mine(dataset, predictor);
  }

  private Run reopen(Run run) {
    return Runs.in(home).open(run.id());
  }

  private static byte[] csv(Run run, Path file) throws IOException {
    return Files.readAllBytes(run.losses().csv(file));
  }

  private void assertSame(Run run, Run again) throws IOException {
    assertArrayEquals(
        Files.readAllBytes(run.folder().resolve("losses.csv")),
        csv(again, folder.resolve("again.csv")));
    assertEquals(run.dataset().fingerprint(), again.dataset().fingerprint());
  }

  @Test
  void reopenedRunsGiveTheSameLossesAndABaselineThatJudges() throws IOException {
    Baseline baseline = train(pets);
    Run run = mine(pets, baseline);
    Run again = reopen(run);
    assertSame(run, again);
    Baseline back = again.baseline().orElseThrow();
    assertEquals(baseline.accuracy(), back.accuracy());
    assertEquals(baseline.curve().steps(), back.curve().steps());
    assertEquals(baseline.recipe(), back.recipe());
    assertEquals(baseline.findings(), back.findings());
    // a trial of float16 may end otherwise each time on a busy machine
    Computing exact = Computing.auto().precision(FloatPrecision.FLOAT32);
    Predictions before = baseline.with(exact).predict(pets, Progress.SILENT);
    Predictions after = back.with(exact).predict(again.dataset(), Progress.SILENT);
    assertEquals("24 out-of-fold, 24 held-out", after.originSummary());
    for (int r = 0; r < before.size(); r++) {
      assertEquals(before.probability(r, 0), after.probability(r, 0));
    }
  }

  /** Hears what begins, and ends a mining after its first block when asked to. */
  private record Stopping(List<String> heard, boolean stops) implements Progress {
    @Override
    public Task start(String what, long total, String unit) {
      heard.add(what);
      Task silent = SILENT.start(what, total, unit);
      return new Task() {
        @Override
        public void advance(long steps) {
          if (stops && what.startsWith("mining")) {
            throw new CancellationException("enough");
          }
          silent.advance(steps);
        }

        @Override
        public void note(String text) {
          silent.note(text);
        }

        @Override
        public void close() {
          silent.close();
        }
      };
    }
  }

  private List<String> stopped(Baseline baseline, Computing how) {
    List<String> heard = new ArrayList<>();
    Mining mining = Mining.in(home, new Stopping(heard, true)).computing(how);
    assertThrows(CancellationException.class, () -> mining.mine(pets, baseline));
    return heard;
  }

  @Test
  void aStoppedMiningIsListedGoneOnWithOrBegunAnew() {
    Baseline baseline = train(pets.split(Split.TRAIN));
    Runs runs = Runs.in(home);
    assertEquals(List.of(), runs.unfinishedLines());
    assertEquals(List.of("mining"), stopped(baseline, Computing.auto()));
    PendingWork work = runs.unfinished().get(0);
    assertEquals("mining of 25 of 25 samples of pets", told(work));
    List<String> lines = runs.unfinishedLines();
    assertEquals(
        "Unfinished; the same call goes on, runs().discardUnfinished() forgets, and so do 14 days:",
        lines.get(0));
    assertEquals(
        "  mining pets by " + baseline.describe() + ": 100 % of 25 samples, less than a minute ago",
        lines.get(1));
    assertTrue(runs.toString().endsWith(String.join("\n", lines)), runs::toString);
    assertEquals(List.of("mining, resumed at 100 %"), stopped(baseline, Computing.auto()));
    assertEquals(List.of("mining"), stopped(baseline, Computing.auto().fresh()));
    assertEquals(1, runs.discardUnfinished());
    assertEquals(List.of(), runs.unfinished());
    assertEquals(List.of("mining"), stopped(baseline, Computing.auto()));
    Run run = mine(pets, baseline);
    assertEquals(pets.size() - 1, run.losses().size());
    assertEquals(List.of(), runs.unfinished());
  }

  private static String told(PendingWork work) {
    return "%s of %d of %d %s of %s"
        .formatted(work.kind(), work.done(), work.total(), work.unit(), work.dataset());
  }

  @Test
  void subsetsNewSplitsAndNewLabelsComeBack() throws IOException {
    int[] labels = pets.labels();
    labels[3] = 1 - labels[3];
    for (Dataset changed :
        List.of(
            pets.withLabels(labels),
            pets.stratifiedSplit(0.25, 4),
            pets.where(s -> s.id().contains("1")),
            pets.split(Split.TEST))) {
      Run run = mine(changed, train(changed));
      Run again = reopen(run);
      assertSame(run, again);
      assertTrue(again.baseline().isPresent(), String.valueOf(again.baselineProblem()));
    }
  }

  @Test
  void aBaselineThatLearntFromOtherDataComesBackWithThem() throws IOException {
    Dataset train = pets.split(Split.TRAIN);
    Baseline baseline = train(train);
    Run run = mine(pets.split(Split.TEST), baseline);
    assertEquals("24 held-out", run.record().origins());
    Run again = reopen(run);
    assertSame(run, again);
    Baseline back = again.baseline().orElseThrow();
    assertEquals(train.fingerprint(), back.dataset().fingerprint());
    assertEquals("24 held-out", back.predict(again.dataset(), Progress.SILENT).originSummary());
    assertEquals("24 out-of-fold", back.predict(train, Progress.SILENT).originSummary());
  }

  @Test
  void lossesComeBackEvenWhenTheBaselineCannot() throws IOException {
    Run run = mine(pets, train(pets));
    Files.delete(run.folder().resolve("baseline/fold-1.params"));
    Run again = reopen(run);
    assertSame(run, again);
    assertTrue(again.baseline().isEmpty());
    assertTrue(again.toString().contains("without its baseline: "), again.toString());
  }

  @Test
  void inSampleRunsSayItAndKeepTheirBaseline() {
    Run run = mine(pets, train(pets).inSample());
    assertEquals("24 held-out, 24 in-sample", run.record().origins());
    assertTrue(reopen(run).baseline().isPresent());
  }

  @Test
  void broughtAlongPredictionsComeBackWithoutPictures() throws IOException {
    Path labels = Files.writeString(folder.resolve("labels.txt"), "0\n1\n1\n");
    Path file = Files.writeString(folder.resolve("p.csv"), "0.9,0.1\n0.2,0.8\n0.6,0.4\n");
    Dataset dataset = Dataset.open(labels);
    Run run = mine(dataset, PredictionFile.read(file, dataset, Outputs.PROBABILITIES));
    Run again = reopen(run);
    assertSame(run, again);
    assertTrue(again.baseline().isEmpty() && again.baselineProblem().isEmpty());
  }

  @Test
  void changedDataAreRefused() throws IOException {
    Run run = mine(pets, train(pets));
    draw(folder.resolve("pets/test/ant/0.png"), 90, 5);
    String now = Dataset.open(folder.resolve("pets")).fingerprint();
    String then = run.dataset().fingerprint();
    assertMessage(
        folder.resolve("pets")
            + " has changed since run "
            + run.id()
            + " (fingerprint "
            + now.substring(0, 12)
            + "…, then "
            + then.substring(0, 12)
            + "…); restore the data, or mine it anew",
        () -> reopen(run));
  }

  @Test
  void movedDataAreSaidAndFoundWhereTheUserSays() throws IOException {
    Run run = mine(pets, train(pets));
    Path moved = Files.move(folder.resolve("pets"), folder.resolve("animals"));
    RunException e = assertThrows(RunException.class, () -> reopen(run));
    String start =
        "run "
            + run.id()
            + " was made from "
            + folder.resolve("pets")
            + ", which cannot be opened: ";
    assertEquals(start, e.getMessage().substring(0, start.length()));
    assertTrue(
        e.getMessage()
            .endsWith(
                "; if it has moved, open it with runs().open(\""
                    + run.id()
                    + "\", dataset(\"where it is now\"))"),
        e.getMessage());
    Run again = Runs.in(home).open(run.id(), Dataset.open(moved));
    assertSame(run, again);
    assertTrue(again.baseline().isPresent());
  }

  @Test
  void aFolderNamedAsABundledDatasetIsItself() throws IOException {
    Files.move(folder.resolve("pets"), folder.resolve("mnist-test"));
    Dataset named = Dataset.open(folder.resolve("mnist-test"));
    assertEquals("mnist-test", named.name());
    Run run = mine(named, train(named));
    assertEquals(named.root().toString(), run.record().dataset().source());
    assertSame(run, reopen(run));
  }

  @Test
  void manyRunsInOneSecondHaveTheirOwnIdsInOrder() throws IOException {
    Dataset dataset = Dataset.open(Files.writeString(folder.resolve("l.txt"), "0\n1\n"));
    Path file = Files.writeString(folder.resolve("p.csv"), "0.9,0.1\n0.2,0.8\n");
    Predictions said = PredictionFile.read(file, dataset, Outputs.PROBABILITIES);
    List<String> ids = Stream.generate(() -> mine(dataset, said).id()).limit(12).toList();
    assertEquals(12, Set.copyOf(ids).size());
    assertEquals(ids, Runs.in(home).ids());
    Files.createDirectories(home.runs().resolve(".partial-left-over"));
    assertEquals(12, Runs.in(home).table().rowCount());
  }

  @Test
  void theRecordSaysEverything() throws IOException {
    Run run = mine(pets, train(pets));
    JsonObject json =
        JsonParser.parseString(Files.readString(run.folder().resolve("run.json")))
            .getAsJsonObject();
    assertEquals(run.id(), json.get("id").getAsString());
    assertEquals(
        pets.fingerprint(), json.getAsJsonObject("dataset").get("fingerprint").getAsString());
    assertEquals(1, json.getAsJsonObject("recipe").get("seed").getAsInt());
    assertEquals(1, json.getAsJsonObject("recipe").get("threads").getAsInt());
    assertEquals("cpu", json.getAsJsonObject("machine").get("device").getAsString());
    assertTrue(json.getAsJsonObject("machine").get("cores").getAsInt() >= 1);
    assertEquals(
        Set.of("goldpan", "java", "djl", "pytorch", "jpeg"),
        json.getAsJsonObject("versions").keySet());
    assertEquals(
        Set.of("predictMillis", "lossMillis", "trainMillis"),
        json.getAsJsonObject("timings").keySet());
    assertEquals(
        Set.of(
            "accuracyOnAllMinedSamples",
            "meanLossNatsOnAllMinedSamples",
            "accuracyOnHeldOutFold0",
            "accuracyOnHeldOutFold1"),
        json.getAsJsonObject("results").keySet());
    assertTrue(json.getAsJsonArray("thresholds").size() >= 5);
    assertEquals("24 out-of-fold, 24 held-out", json.get("origins").getAsString());
    assertEquals(
        "train/ant/broken.png",
        json.getAsJsonArray("findings").get(0).getAsJsonObject().get("where").getAsString());
    assertEquals(run.record(), Runs.in(home).records().get(0));
  }

  @Test
  void aDamagedRecordDoesNotHideTheOthers() throws IOException {
    Run run = mine(pets, train(pets));
    Path bad = Files.createDirectories(home.runs().resolve("20200101-000000-bad"));
    for (String text : List.of("", "{", "{}", "[1]", "{\"dataset\": 3}")) {
      Files.writeString(bad.resolve("run.json"), text);
      Runs runs = Runs.in(home);
      assertEquals(List.of(run.id()), runs.records().stream().map(RunRecord::id).toList());
      assertEquals(1, runs.table().rowCount());
      assertEquals("20200101-000000-bad", runs.findings().get(0).where());
      assertTrue(runs.toString().contains("20200101-000000-bad"));
      assertThrows(RunException.class, () -> runs.open("20200101-000000-bad"));
    }
  }

  @Test
  void damagedFilesOfARunAreNamed() throws IOException {
    Run run = mine(pets, train(pets));
    for (String name :
        List.of("predictions.json", "rows.csv", "probabilities.npy", "samples.csv")) {
      Path file = run.folder().resolve(name);
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
      RuntimeException e = assertThrows(RuntimeException.class, () -> reopen(run));
      assertTrue(
          e.getMessage().contains(run.folder().toString())
              || e.getMessage().contains("has changed"),
          name + ": " + e);
      Files.write(file, whole);
    }
    assertSame(run, reopen(run));
  }

  @Test
  void anUnknownRunListsThoseThereAre() {
    assertMessage(
        "run is \"nope\"; expected one of [] in " + home.runs() + "; runs() lists them",
        () -> Runs.in(home).open("nope"));
    for (String id : List.of("", "..", "../runs", "a/b")) {
      assertThrows(RunException.class, () -> Runs.in(home).open(id));
    }
    assertEquals(
        "no runs in " + home.runs() + " yet; mine(dataset, baseline) makes one",
        Runs.in(home).toString());
  }

  @Test
  void anUnwritableHomeIsSaidBeforeAnyWork() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Home bad = new Home(file.resolve("home"));
    Predictor never =
        new Predictor() {
          @Override
          public Predictions predict(Dataset dataset, Progress progress) {
            throw new AssertionError("asked");
          }

          @Override
          public String describe() {
            return "never";
          }
        };
    RunException e =
        assertThrows(RunException.class, () -> Mining.in(bad, Progress.SILENT).mine(pets, never));
    String start = bad.runs() + " cannot be written: ";
    assertEquals(start, e.getMessage().substring(0, start.length()));
    assertTrue(
        e.getMessage()
            .endsWith("; free some space, or set GOLDPAN_HOME to a folder you may write to"),
        e.getMessage());
  }

  @Test
  void aFailedMiningLeavesNothing() throws IOException {
    Predictor failing =
        new Predictor() {
          @Override
          public Predictions predict(Dataset dataset, Progress progress) {
            throw new IllegalStateException("stopped");
          }

          @Override
          public String describe() {
            return "failing";
          }
        };
    assertThrows(IllegalStateException.class, () -> mine(pets, failing));
    try (Stream<Path> left = Files.list(home.runs())) {
      assertEquals(0, left.count());
    }
    assertFalse(Runs.in(home).ids().contains("x"));
  }

  @Test
  void whatDeadProcessesLeftIsRemovedAndWhatLivingOnesWriteIsNot() throws IOException {
    Path dead = Files.createDirectories(home.runs().resolve(".partial-dead"));
    Files.writeString(dead.resolve("losses.csv"), "half");
    Files.writeString(home.runs().resolve(".partial-dead.lock"), "process 1, since long");
    Files.writeString(home.runs().resolve(".partial-other.lock"), "process 2, since long");
    Path living = Files.createDirectories(home.runs().resolve(".partial-living"));
    try (goldpan.disk.ProcessLock lock =
        goldpan.disk.ProcessLock.take(home.runs().resolve(".partial-living.lock")).orElseThrow()) {
      assertTrue(Files.isDirectory(living), () -> lock + " is about nothing");
      Run run = mine(pets, train(pets));
      try (Stream<Path> left = Files.list(home.runs())) {
        assertEquals(
            List.of(".partial-living", ".partial-living.lock", run.id()),
            left.map(p -> p.getFileName().toString()).sorted().toList());
      }
      assertTrue(Files.isDirectory(living), () -> lock + " does not keep its folder");
    }
  }

  @Test
  void longAndOddNamesMakeShortPlainIds() {
    assertEquals("19700101-000000-a-b-c", RunIds.of(java.time.Instant.EPOCH, "a/b: c", 1));
    assertEquals(
        "19700101-000000-" + "x".repeat(40) + "-02",
        RunIds.of(java.time.Instant.EPOCH, "x".repeat(80), 2));
  }

  @Test
  void theGalleryOfAReportShowsTheSuspectsUnlessAThresholdIsGiven() throws IOException {
    Run run = mine(pets, train(pets));
    String shown = Files.readString(run.report().resolve("gallery.html"));
    assertTrue(shown.contains("threshold auto"), shown.substring(0, 400));
    String five =
        Files.readString(
            run.report(goldpan.mining.ThresholdNames.parse("top:5")).resolve("gallery.html"));
    assertTrue(five.contains("5 suspects among"));
  }

  @Test
  void reportsAreDrawn() {
    Run run = mine(pets, train(pets));
    Path drawn = run.report(goldpan.mining.ThresholdNames.parse("top:5"));
    for (String name :
        List.of("loss.png", "histogram.png", "classes.png", "training.png", "gallery.html")) {
      assertTrue(Files.isRegularFile(drawn.resolve(name)), name);
    }
  }

  private static void assertMessage(String message, Runnable work) {
    assertEquals(message, assertThrows(RunException.class, work::run).getMessage());
  }
}
