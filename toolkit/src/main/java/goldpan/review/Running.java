package goldpan.review;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import goldpan.data.Progress;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Long work under way, told to all open pages as it goes on: ten times a second at most. */
final class Running implements Progress {
  private static final long PAUSE_NANOS = 100_000_000;
  private final Broadcast broadcast;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, Work> works = new ConcurrentSkipListMap<>();

  Running(Broadcast broadcast) {
    this.broadcast = broadcast;
  }

  @Override
  public Task start(String what, long total, String unit) {
    Work work = new Work(numbers.incrementAndGet(), what, total, unit);
    works.put(work.number, work);
    work.tell();
    return work;
  }

  /** All that runs now, for a page that has just been opened. */
  JsonArray tasks() {
    JsonArray tasks = new JsonArray();
    works.values().forEach(w -> tasks.add(w.json()));
    return tasks;
  }

  private final class Work implements Task {
    private final int number;
    private final String what;
    private final long total;
    private final String unit;
    private long done;
    private String note = "";
    private boolean ended;
    private long told = System.nanoTime();

    Work(int number, String what, long total, String unit) {
      this.number = number;
      this.what = what;
      this.total = total;
      this.unit = unit;
    }

    @Override
    public synchronized void advance(long steps) {
      done += steps;
      tellSometimes();
    }

    @Override
    public synchronized void note(String text) {
      note = text;
      tellSometimes();
    }

    @Override
    public synchronized void close() {
      if (!ended) {
        ended = true;
        works.remove(number);
        tell();
      }
    }

    private void tellSometimes() {
      long now = System.nanoTime();
      if (!ended && now - told >= PAUSE_NANOS) {
        told = now;
        tell();
      }
    }

    private void tell() {
      broadcast.send("progress", json().toString());
    }

    synchronized JsonObject json() {
      JsonObject json = new JsonObject();
      json.addProperty("task", number);
      json.addProperty("what", what);
      json.addProperty("done", done);
      json.addProperty("total", total);
      json.addProperty("unit", unit);
      json.addProperty("note", note);
      json.addProperty("ended", ended);
      return json;
    }
  }
}
