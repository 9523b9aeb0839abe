package goldpan.torch;

import goldpan.data.Finding;
import goldpan.data.Words;
import goldpan.disk.AppendLog;
import goldpan.disk.CheckpointStore;
import goldpan.predict.Floats;
import goldpan.predict.Matrix;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a model has said so far, in a file that only grows, so that a killed mining goes on. Whoever
 * computes asks {@link #recall} for a block of rows before computing it, and hands it to {@link
 * #computed} afterwards. Each block ends with a CRC-32C; from the first one that is torn or damaged
 * on, the file is cut off. Forced to disk about once a second. Safe for many threads, and for
 * interrupts, which would close a channel.
 */
public final class ScoreJournal implements Closeable {
  public static final String FILE = "scores.journal";
  private static final String MAGIC = "goldpan scores 1";
  private static final int MARK = 0x676f6c64;
  private static final int HEAD = 4 * Integer.BYTES;
  private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int COST_SHARE = 50;
  private final @Nullable AppendLog file;
  private final int rows;
  private final int columns;
  private final Consumer<String> problems;
  private final TreeMap<Integer, Place> places = new TreeMap<>();
  private long end;
  private long nextForce = System.nanoTime() + LEAST_NANOS;
  private boolean forcing;
  private boolean broken;
  private int known;

  private record Place(int to, long at, int length) {}

  private ScoreJournal(@Nullable AppendLog file, int rows, int columns, Consumer<String> problems) {
    this.file = file;
    this.rows = rows;
    this.columns = columns;
    this.problems = problems;
  }

  /** Knows nothing and keeps nothing. */
  public static ScoreJournal none() {
    return new ScoreJournal(null, 0, 0, problem -> {});
  }

  /**
   * The journal of some work, with what earlier processes left in it.
   *
   * @param rows how many rows there are to compute
   * @param columns values of a row
   * @param problems hears why nothing is kept, when that is so
   */
  static ScoreJournal of(
      CheckpointStore.Work work, String key, int rows, int columns, Consumer<String> problems) {
    work.problem().ifPresent(problems);
    Path path = work.file(FILE).orElse(null);
    if (path == null) {
      return none();
    }
    @Nullable AppendLog file = null;
    try {
      file = AppendLog.open(path);
      ScoreJournal journal = new ScoreJournal(file, rows, columns, problems);
      journal.recover(key);
      return journal;
    } catch (IOException e) {
      closeQuietly(file);
      problems.accept("%s cannot be used (%s); a killed mining will begin anew".formatted(path, e));
      return none();
    }
  }

  /** How many of its rows a journal knows. */
  public record Known(int rows, int of) {}

  /** What a journal says it knows; looks at the head of each block only. */
  public static Known known(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      file.readUTF();
      file.readUTF();
      int all = file.readInt();
      file.readInt();
      int rows = 0;
      for (long at = file.getFilePointer(); at + HEAD <= file.length(); ) {
        file.seek(at);
        if (file.readInt() != MARK) {
          break;
        }
        int from = file.readInt();
        rows += file.readInt() - from;
        at += HEAD + (long) file.readInt() + Integer.BYTES;
      }
      return new Known(rows, all);
    }
  }

  private static void closeQuietly(@Nullable AppendLog file) {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException ignored) {
      // the first problem is the one to report
    }
  }

  private AppendLog open() {
    return java.util.Objects.requireNonNull(file);
  }

  private void recover(String key) throws IOException {
    byte[] heading = heading(key);
    boolean ours =
        open().size() >= heading.length
            && java.util.Arrays.equals(heading, open().read(0, heading.length));
    if (!ours) {
      open().cut(0);
      open().append(heading);
    }
    end = heading.length;
    while (next()) {
      // each call takes in one good block
    }
    if (end < open().size()) {
      open().cut(end);
    }
  }

  private byte[] heading(String key) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(MAGIC);
    out.writeUTF(key);
    out.writeInt(rows);
    out.writeInt(columns);
    return bytes.toByteArray();
  }

  /** Takes in the block at {@link #end} if it is good. */
  private boolean next() throws IOException {
    long left = open().size() - end - HEAD;
    if (left < 0) {
      return false;
    }
    byte[] head = open().read(end, HEAD);
    ByteBuffer start = ByteBuffer.wrap(head);
    int mark = start.getInt();
    int from = start.getInt();
    int to = start.getInt();
    int length = start.getInt();
    if (mark != MARK
        || from < 0
        || to <= from
        || to > rows
        || length < 0
        || left < (long) length + Integer.BYTES) {
      return false;
    }
    byte[] body = open().read(end + HEAD, length);
    byte[] sum = open().read(end + HEAD + length, Integer.BYTES);
    if (ByteBuffer.wrap(sum).getInt() != seal(head, body)) {
      return false;
    }
    remember(from, new Place(to, end + HEAD, length));
    end += HEAD + (long) length + Integer.BYTES;
    return true;
  }

  private void remember(int from, Place place) {
    Place old = places.put(from, place);
    known += place.to - from - (old == null ? 0 : old.to - from);
  }

  private static int seal(byte[] head, byte[] body) {
    CRC32C sum = new CRC32C();
    sum.update(head);
    sum.update(body);
    return (int) sum.getValue();
  }

  /** {@code ", resumed at 43 %"}, or nothing. */
  synchronized String resumed() {
    return known == 0 ? "" : Words.of(", resumed at %d %%", 100L * known / rows);
  }

  /**
   * Fills in the rows from {@code from} to before {@code to} when all of them are known.
   *
   * @param found takes the values, row by row, of each block in turn
   * @param unreadable takes why a row has no picture, at the row's place
   */
  synchronized boolean recall(
      int from, int to, Matrix.Builder found, @Nullable Finding[] unreadable) {
    List<Integer> blocks = new ArrayList<>();
    for (int at = from; at < to; ) {
      Place place = places.get(at);
      if (place == null || place.to > to) {
        return false;
      }
      blocks.add(at);
      at = place.to;
    }
    try {
      for (int block : blocks) {
        recall(block, java.util.Objects.requireNonNull(places.get(block)), found, unreadable);
      }
      return true;
    } catch (IOException e) {
      return false; // what cannot be read is computed again
    }
  }

  private void recall(int from, Place place, Matrix.Builder found, @Nullable Finding[] unreadable)
      throws IOException {
    byte[] body = open().read(place.at, place.length);
    DataInputStream in = new DataInputStream(new java.io.ByteArrayInputStream(body));
    float[] row = new float[columns];
    for (int r = from; r < place.to; r++) {
      Floats.read(row, in);
      found.set(r, row, 0);
    }
    for (int left = in.readInt(); left > 0; left--) {
      unreadable[in.readInt()] =
          new Finding(in.readUTF(), Finding.Kind.valueOf(in.readUTF()), in.readUTF());
    }
  }

  /**
   * Keeps the rows from {@code from} to before {@code to}.
   *
   * @param values row by row, at least as many as the rows have
   * @param unreadable why a row has no picture, at the row's place
   */
  void computed(int from, int to, float[] values, @Nullable Finding[] unreadable) {
    if (file == null) {
      return;
    }
    try {
      append(from, to, body(from, to, values, unreadable));
      forceWhenDue();
    } catch (IOException e) {
      fail(e);
    }
  }

  private byte[] body(int from, int to, float[] values, @Nullable Finding[] unreadable)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    Floats.write(java.util.Arrays.copyOf(values, (to - from) * columns), out);
    List<Integer> without = new ArrayList<>();
    for (int r = from; r < to; r++) {
      if (unreadable[r] != null) {
        without.add(r);
      }
    }
    out.writeInt(without.size());
    for (int r : without) {
      Finding why = java.util.Objects.requireNonNull(unreadable[r]);
      out.writeInt(r);
      out.writeUTF(why.where());
      out.writeUTF(why.kind().name());
      out.writeUTF(why.what());
    }
    return bytes.toByteArray();
  }

  private synchronized void append(int from, int to, byte[] body) throws IOException {
    if (broken) {
      return;
    }
    byte[] head =
        ByteBuffer.allocate(HEAD).putInt(MARK).putInt(from).putInt(to).putInt(body.length).array();
    ByteBuffer all = ByteBuffer.allocate(HEAD + body.length + Integer.BYTES);
    all.put(head).put(body).putInt(seal(head, body));
    open().append(all.array());
    remember(from, new Place(to, end + HEAD, body.length));
    end += all.capacity();
  }

  /** Whoever finds it due does it, while the others go on. */
  private void forceWhenDue() throws IOException {
    synchronized (this) {
      if (forcing || broken || System.nanoTime() - nextForce < 0) {
        return;
      }
      forcing = true;
    }
    long start = System.nanoTime();
    try {
      open().force();
    } finally {
      long done = System.nanoTime();
      synchronized (this) {
        forcing = false;
        nextForce = done + Math.max(LEAST_NANOS, COST_SHARE * (done - start));
      }
    }
  }

  private synchronized void fail(IOException e) {
    if (!broken) {
      broken = true;
      problems.accept(
          "scores cannot be kept (%s); mining goes on, but a killed one will begin again before here"
              .formatted(e.getMessage()));
    }
  }

  @Override
  public synchronized void close() {
    broken = true;
    closeQuietly(file);
  }
}
