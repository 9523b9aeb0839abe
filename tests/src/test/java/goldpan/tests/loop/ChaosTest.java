package goldpan.tests.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.Goldpan;
import goldpan.Session;
import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.predict.Computing;
import goldpan.predict.FloatPrecision;
import goldpan.train.Baseline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job of training and mining, in its own process, is killed or interrupted at random moments and
 * started again until it ends: its losses are byte-equal to an undisturbed job's. The system
 * properties {@code goldpan.chaos.kills} and {@code goldpan.chaos.seed} ask for more, or for
 * others.
 */
class ChaosTest {
  private static final int KILLS = Integer.getInteger("goldpan.chaos.kills", 6);
  private static final long SEED = Long.getLong("goldpan.chaos.seed", 1);
  private static final List<String> STAGES = List.of("training", "mining", "writing");
  private static final String END = "end ";
  private static final String GONE = "gone";
  private static final int LIVES = 60;
  private static final long SILENCE = TimeUnit.MINUTES.toMillis(5);
  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private final Map<String, Integer> killedIn = new TreeMap<>();
  private final Map<String, Long> millisOf = new TreeMap<>();

  /** Trains on every tenth digit and mines all of them; tells what it is doing. */
  public static final class Child {
    private Child() {}

    public static void main(String[] args) {
      interruptedBy(Thread.currentThread());
      Session.current().progress(Child::tell);
      while (true) {
        try {
          Dataset digits = Dataset.bundled("mnist-test");
          Baseline baseline =
              Goldpan.baseline(digits.where(s -> s.index() % 10 == 0))
                  .folds(3)
                  .epochs(4)
                  .width(8)
                  .seed(7)
                  .train();
          // a trial may end otherwise in another home, where 16 bits are about as fast
          Goldpan.mine(digits, baseline.with(Computing.auto().precision(FloatPrecision.FLOAT32)));
          System.out.println(END + Goldpan.run().folder());
          return;
        } catch (CancellationException e) {
          System.out.println("interrupted");
        }
      }
    }

    private static void interruptedBy(Thread main) {
      Thread listener =
          new Thread(
              () -> {
                try {
                  while (System.in.read() >= 0) {
                    main.interrupt();
                  }
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      listener.setDaemon(true);
      listener.start();
    }

    private static Progress.Task tell(String what, long total, String unit) {
      System.out.println(what);
      Progress.Task silent = Progress.SILENT.start(what, total, unit);
      return new Progress.Task() {
        @Override
        public void advance(long steps) {
          silent.advance(steps);
        }

        @Override
        public void note(String text) {
          silent.note(text);
        }

        @Override
        public void close() {
          if (what.startsWith("mining")) {
            System.out.println("writing");
          }
        }
      };
    }
  }

  /** One process of a job. */
  private static final class Life {
    private final Process process;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final List<String> heard = new ArrayList<>();

    Life(Path home) throws IOException {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx1g",
                  "-XX:TieredStopAtLevel=1",
                  "-Djava.awt.headless=true",
                  "-Dgoldpan.checkpoint.millis=100",
                  "-Dgoldpan.home=" + home,
                  "-cp",
                  System.getProperty("java.class.path"),
                  Child.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      Thread reader = new Thread(this::read);
      reader.setDaemon(true);
      reader.start();
    }

    private void read() {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        lines.lines().forEach(said::add);
        said.add(GONE);
      } catch (IOException | java.io.UncheckedIOException e) {
        said.add("lost");
      }
    }

    /** The next thing it says within a time; null when it says nothing. */
    @Nullable String next(long millis) throws InterruptedException {
      String line = said.poll(Math.max(1, millis), TimeUnit.MILLISECONDS);
      if (line != null) {
        heard.add(line);
        assertTrue(!line.equals(GONE), "ended by itself: " + heard);
      }
      return line;
    }

    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    void interrupt() throws IOException {
      OutputStream in = process.getOutputStream();
      in.write('\n');
      in.flush();
    }
  }

  @Test
  void howeverOftenItIsKilledTheLossesAreByteEqual() throws Exception {
    Path expected = undisturbed();
    int disturbances = 0;
    int jobs = 0;
    int resumed = 0;
    while (disturbances < KILLS) {
      Path home = folder.resolve("job-" + jobs++);
      String ended = null;
      for (int lives = 1; ended == null; lives++) {
        assertTrue(lives <= LIVES, "no end in " + LIVES + " lives");
        boolean disturb = disturbances < KILLS;
        Life life = new Life(home);
        ended = disturb ? live(life, STAGES.get(disturbances % 3), lives) : toItsEnd(life);
        disturbances += disturb && ended == null ? 1 : 0;
        resumed += life.heard.stream().anyMatch(l -> l.contains("resumed")) ? 1 : 0;
      }
      assertEquals("", differing(expected, Path.of(ended).resolve("losses.csv")));
      assertEquals(List.of(), left(home));
    }
    assertTrue(resumed > 0, "nothing was ever resumed");
    System.out.printf(
        "%d disturbances (%s), %d jobs, %d processes resumed; all losses byte-equal%n",
        disturbances, killedIn, jobs, resumed);
  }

  /** The losses of a job that nobody disturbs; notes how long its stages take. */
  private Path undisturbed() throws Exception {
    Life life = new Life(folder.resolve("undisturbed"));
    String stage = "start";
    long since = System.nanoTime();
    for (String line = life.next(SILENCE); line != null; line = life.next(SILENCE)) {
      long now = System.nanoTime();
      millisOf.put(stage, TimeUnit.NANOSECONDS.toMillis(now - since));
      since = now;
      stage = line.startsWith("reading") ? "start" : line.replaceAll("[ ,].*", "");
      if (line.startsWith(END)) {
        return Path.of(line.substring(END.length())).resolve("losses.csv");
      }
    }
    throw new AssertionError("no end: " + life.heard);
  }

  private static String toItsEnd(Life life) throws InterruptedException {
    for (String line = life.next(SILENCE); line != null; line = life.next(SILENCE)) {
      if (line.startsWith(END)) {
        return line.substring(END.length());
      }
    }
    throw new AssertionError("no end: " + life.heard);
  }

  /**
   * Disturbs a life at a random moment of a stage, later in later lives, so that each job comes to
   * its end; every fourth time by an interrupt after which it goes on by itself, otherwise by a
   * kill.
   *
   * @return the run's folder when it ended before; otherwise null
   */
  private @Nullable String live(Life life, String stage, int lives) throws Exception {
    boolean waiting = true;
    boolean interrupt = random.nextInt(4) == 0;
    long span = millisOf.getOrDefault(stage, 100L);
    long delay = (long) (random.nextDouble() * span * (1 + lives / 8.0));
    long until = 0;
    String now = "start";
    while (true) {
      long left = waiting ? SILENCE : until - TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
      String line = left <= 0 ? null : life.next(left);
      if (line == null) {
        assertTrue(!waiting, "silent: " + life.heard);
        if (!interrupt) {
          life.kill();
          killedIn.merge(now, 1, Integer::sum);
          return null;
        }
        life.interrupt();
        interrupt = false;
        killedIn.merge(now + " (interrupted)", 1, Integer::sum);
        until += delay;
      } else if (line.startsWith(END)) {
        return line.substring(END.length());
      } else {
        now = line.replaceAll("[ ,].*", "");
        if (waiting && (now.equals(stage) || STAGES.indexOf(now) > STAGES.indexOf(stage))) {
          waiting = false;
          until = TimeUnit.NANOSECONDS.toMillis(System.nanoTime()) + delay;
        }
      }
    }
  }

  /** How many lines of two files differ, and the first of them; empty when none. */
  private static String differing(Path expected, Path actual) throws IOException {
    if (Files.mismatch(expected, actual) < 0) {
      return "";
    }
    List<String> before = Files.readAllLines(expected);
    List<String> after = Files.readAllLines(actual);
    List<String> told = new ArrayList<>();
    int count = Math.abs(before.size() - after.size());
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      if (!before.get(i).equals(after.get(i))) {
        count++;
        if (told.size() < 20) {
          told.add("line " + i + ": " + before.get(i) + " became " + after.get(i));
        }
      }
    }
    return count + " of " + before.size() + " lines differ:\n" + String.join("\n", told);
  }

  /** What should be gone when a job has ended. */
  private static List<Path> left(Path home) throws IOException {
    List<Path> left = new ArrayList<>();
    for (Path place : List.of(home.resolve("unfinished"), home.resolve("runs"))) {
      try (Stream<Path> all = Files.list(place)) {
        all.filter(p -> place.endsWith("unfinished") || p.toString().contains(".partial-"))
            .forEach(left::add);
      }
    }
    return left;
  }
}
