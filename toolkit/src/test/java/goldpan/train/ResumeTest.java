package goldpan.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.disk.CheckpointStore;
import goldpan.disk.PendingWork;
import goldpan.disk.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is stopped and called again comes to the same bits. */
class ResumeTest {
  private static final Dataset DATASET = Blobs.dataset(60);
  @TempDir Path folder;

  @BeforeEach
  void oneCheckpointAStep() {
    System.setProperty("goldpan.checkpoint.millis", "0");
    System.setProperty("goldpan.threads", "1");
  }

  @AfterEach
  void asEver() {
    System.clearProperty("goldpan.checkpoint.millis");
    System.clearProperty("goldpan.threads");
  }

  private static BaselineTraining small() {
    return BaselineTraining.on(DATASET).folds(2).epochs(3).width(4).seed(3).batch(8);
  }

  private BaselineTraining resumable() {
    return small().resumable(folder);
  }

  /** Ends the work after so many pictures, as an interrupt does. */
  private static final class Patience implements Progress {
    private final AtomicLong left;
    private final List<String> heard = new ArrayList<>();

    Patience(long pictures) {
      left = new AtomicLong(pictures);
    }

    @Override
    public Task start(String what, long total, String unit) {
      heard.add(what);
      boolean training = what.startsWith("training");
      Task silent = SILENT.start(what, total, unit);
      AtomicLong first = new AtomicLong(1);
      return new Task() {
        @Override
        public void advance(long steps) {
          // the first says what was done before
          if (training && first.getAndSet(0) == 0 && left.addAndGet(-steps) <= 0) {
            throw new CancellationException("enough");
          }
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

  private static void assertSame(Baseline one, Baseline two) {
    for (int f = 0; f < 2; f++) {
      assertArrayEquals(one.weights().get(f), two.weights().get(f));
    }
    for (int r = 0; r < 60; r++) {
      for (int k = 0; k < 3; k++) {
        assertEquals(one.heldOut().at(r, k), two.heldOut().at(r, k));
      }
    }
    assertArrayEquals(one.foldOf(), two.foldOf());
    assertEquals(one.curve().steps(), two.curve().steps());
    assertEquals(one.curve().epochs(), two.curve().epochs());
  }

  @Test
  void howeverOftenItIsStoppedTheBitsAreThose() {
    Baseline undisturbed = small().train();
    List<String> heard = new ArrayList<>();
    Baseline trained = null;
    for (int lives = 1; trained == null; lives++) {
      assertTrue(lives < 30);
      Patience patience = new Patience(17); // two or three steps a life
      try {
        trained = resumable().progress(patience).train();
      } catch (CancellationException e) {
        assertEquals("enough", e.getMessage());
      }
      heard.add(patience.heard.get(1));
    }
    assertSame(undisturbed, trained);
    assertEquals("training 2 folds", heard.get(0));
    assertEquals("training 2 folds, resumed at 8 %", heard.get(1));
    assertEquals(heard.stream().distinct().sorted().toList().size(), heard.size());
    assertEquals(List.of(), trained.findings());
  }

  @Test
  void thresholdSamplesAreTheSameInEveryLife() {
    Baseline undisturbed = small().thresholdSamples().train();
    Baseline trained = null;
    for (int lives = 1; trained == null; lives++) {
      assertTrue(lives < 30);
      try {
        trained = resumable().thresholdSamples().progress(new Patience(17)).train();
      } catch (CancellationException e) {
        assertEquals("enough", e.getMessage());
      }
    }
    assertSame(undisturbed, trained);
    assertTrue(undisturbed.dynamics().threshold().isPresent());
    assertEquals(undisturbed.dynamics().threshold(), trained.dynamics().threshold());
    for (int c = 0; c < 8; c++) {
      for (int r = 0; r < 60; r++) {
        assertEquals(
            undisturbed.dynamics().matrix().at(r, c), trained.dynamics().matrix().at(r, c));
      }
    }
    // without them it is other work, which has nothing to go on from
    Patience without = new Patience(1);
    assertThrows(CancellationException.class, () -> resumable().progress(without).train());
    assertEquals("training 2 folds", without.heard.get(1));
  }

  @Test
  void whatIsDoneIsNotDoneAgainUnlessAsked() {
    Baseline trained = resumable().train();
    Patience patience = new Patience(1);
    assertSame(trained, resumable().progress(patience).train());
    assertEquals("training 2 folds, resumed at 100 %", patience.heard.get(1));
    assertThrows(
        CancellationException.class, () -> resumable().fresh().progress(new Patience(1)).train());
    Patience other = new Patience(1);
    assertThrows(CancellationException.class, () -> resumable().seed(4).progress(other).train());
    assertEquals("training 2 folds", other.heard.get(1));
  }

  @Test
  void whatIsStoppedIsListedWithHowFarItIsUntilItIsDiscarded() {
    assertEquals(List.of(), UnfinishedWork.in(folder));
    assertThrows(CancellationException.class, () -> resumable().progress(new Patience(60)).train());
    PendingWork stopped = UnfinishedWork.in(folder).get(0);
    assertEquals("training", stopped.kind());
    assertEquals("blobs", stopped.dataset());
    assertEquals("epochs", stopped.unit());
    assertTrue(stopped.done() > 0 && stopped.done() < stopped.total(), stopped::toString);
    assertTrue(
        stopped
            .describe(stopped.touched().plusSeconds(7200))
            .matches(
                "training blobs by light CNN, width \\d+, 2 folds × up to \\d+ epochs, seed \\d+: \\d+ % of \\d+ epochs, 2 hours ago"),
        stopped.describe(stopped.touched()));
    Baseline trained = resumable().train();
    PendingWork ended = UnfinishedWork.in(folder).get(0);
    assertEquals(100, ended.percent());
    assertTrue(ended.holder().isEmpty());
    assertTrue(CheckpointStore.discard(ended));
    assertEquals(List.of(), UnfinishedWork.in(folder));
    assertSame(trained, resumable().train());
  }

  @Test
  void whatIsBeingWorkedOnIsNotDiscarded() throws IOException {
    resumable().train();
    Path work = file("fold-0.checkpoint").getParent();
    try (ProcessLock lock =
        ProcessLock.take(work.resolveSibling(work.getFileName() + ".lock")).orElseThrow()) {
      PendingWork busy = UnfinishedWork.in(folder).get(0);
      assertEquals(Optional.of("another call in this program"), busy.holder(), lock::toString);
      assertTrue(
          busy.describe(busy.touched()).endsWith(", worked on by another call in this program"));
      assertFalse(CheckpointStore.discard(busy));
      assertTrue(Files.isDirectory(busy.folder()));
    }
  }

  @Test
  void aDamagedCheckpointIsAFindingAndItsFoldBeginsAnew() throws IOException {
    Baseline trained = resumable().train();
    Path file = file("fold-1.checkpoint");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Patience patience = new Patience(10_000);
    Baseline again = resumable().progress(patience).train();
    assertSame(trained, again);
    assertEquals("training 2 folds, resumed at 50 %", patience.heard.get(1));
    assertEquals(
        List.of(
            new Finding(
                "blobs", Finding.Kind.NOTE, "fold-1.checkpoint is damaged; fold 2 begins anew")),
        again.findings());
    Files.write(file, new byte[] {1, 2, 3});
    assertSame(trained, resumable().train());
    Files.copy(file("fold-0.checkpoint"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Finding foreign = resumable().train().findings().get(0);
    assertEquals("fold-1.checkpoint is about fold 1; fold 2 begins anew", foreign.what());
  }

  @Test
  void whoComesSecondTrainsWithoutCheckpoints() throws IOException {
    resumable().train();
    Path work = file("fold-0.checkpoint").getParent();
    Path lock = work.resolveSibling(work.getFileName() + ".lock");
    try (ProcessLock held = ProcessLock.take(lock).orElseThrow()) {
      assertTrue(Files.exists(lock), () -> held + " has no file");
      Baseline second = resumable().train();
      assertSame(small().train(), second);
      assertEquals(
          List.of(
              "the same work is being done by another call in this program; expected one at a time;"
                  + " this one keeps nothing to go on from"),
          second.findings().stream().map(Finding::what).toList());
    }
    assertEquals(List.of(), resumable().train().findings());
  }

  @Test
  void aPlaceThatCannotBeWrittenIsAFinding() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Baseline trained = small().resumable(file).train();
    assertSame(small().train(), trained);
    assertEquals(
        file
            + " cannot be written (FileAlreadyExistsException: "
            + file
            + "); this work keeps nothing to go on from",
        trained.findings().get(0).what());
  }

  private Path file(String name) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(p -> p.endsWith(name)).findFirst().orElseThrow();
    }
  }
}
