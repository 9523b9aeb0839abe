package goldpan.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.train.Baseline;
import goldpan.train.BaselineTraining;
import goldpan.train.Blobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mining that is interrupted and called again ends with the same bytes. */
class ResumedMiningTest {
  private static final Dataset DATASET =
      Blobs.dataset(1090, Set.of(7, 100, 800), i -> i < 90 ? Split.TRAIN : Split.TEST);
  @TempDir Path folder;

  private Baseline train() {
    return BaselineTraining.on(DATASET)
        .folds(2)
        .epochs(2)
        .width(4)
        .seed(3)
        .resumable(new Home(folder.resolve("home")).unfinished())
        .train();
  }

  /** Interrupts the caller when so many images are done, as a stopped cell does. */
  private static Progress interrupting(long after, List<String> heard) {
    Thread caller = Thread.currentThread();
    return (what, total, unit) -> {
      heard.add(what);
      Progress.Task silent = Progress.SILENT.start(what, total, unit);
      AtomicLong done = new AtomicLong();
      return new Progress.Task() {
        @Override
        public void advance(long steps) {
          long now = done.addAndGet(steps);
          if (now >= after && now - steps < after) {
            caller
                .interrupt(); // once, as another worker may come here after the caller has stopped
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
    };
  }

  @Test
  void interruptedMiningGoesOnAndEndsWithTheSameBytes() throws IOException {
    Baseline baseline = train();
    Run undisturbed =
        Mining.in(new Home(folder.resolve("other")), Progress.SILENT).mine(DATASET, baseline);
    Home home = new Home(folder.resolve("home"));
    assertEquals(1, works(home).size(), "the training is kept until a run holds it");
    List<String> heard = new ArrayList<>();
    for (long after : new long[] {1, 384, 700}) {
      Mining mining = Mining.in(home, interrupting(after, heard));
      assertThrows(CancellationException.class, () -> mining.mine(DATASET, baseline));
      assertFalse(Thread.interrupted());
      assertEquals(2, works(home).size());
    }
    Run run = Mining.in(home, interrupting(Long.MAX_VALUE, heard)).mine(DATASET, baseline);
    assertTrue(heard.get(3).matches("mining, resumed at \\d+ %"), heard.toString());
    for (String file : List.of("losses.csv", "probabilities.npy", "rows.csv", "samples.csv")) {
      assertEquals(
          -1, Files.mismatch(undisturbed.folder().resolve(file), run.folder().resolve(file)), file);
    }
    assertEquals(
        undisturbed.losses().predictions().findings(), run.losses().predictions().findings());
    assertEquals(List.of(), works(home));
  }

  @Test
  void interruptedWritingLeavesNoRunAndGoesOn() throws IOException {
    Baseline baseline = train();
    Home home = new Home(folder.resolve("home"));
    Thread caller = Thread.currentThread();
    Progress ends =
        (what, total, unit) ->
            new Progress.Task() {
              @Override
              public void advance(long steps) {}

              @Override
              public void note(String text) {}

              @Override
              public void close() {
                caller.interrupt();
              }
            };
    Mining mining = Mining.in(home, ends);
    assertThrows(CancellationException.class, () -> mining.mine(DATASET, baseline));
    assertFalse(Thread.interrupted());
    try (Stream<Path> runs = Files.list(home.runs())) {
      assertEquals(List.of(), runs.toList());
    }
    List<String> heard = new ArrayList<>();
    Mining.in(home, interrupting(Long.MAX_VALUE, heard)).mine(DATASET, baseline);
    assertEquals(List.of("mining, resumed at 100 %"), heard);
  }

  private static List<Path> works(Home home) throws IOException {
    try (Stream<Path> all = Files.list(home.unfinished())) {
      return all.toList();
    }
  }
}
