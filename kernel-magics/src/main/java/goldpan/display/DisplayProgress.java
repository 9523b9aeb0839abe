package goldpan.display;

import static j2html.TagCreator.text;

import goldpan.data.Progress;
import goldpan.data.Words;
import java.util.UUID;

/**
 * Progress as one bar under the cell, redrawn in place with rate and remaining time, that leaves
 * one line when the work has ended.
 */
public final class DisplayProgress implements Progress {
  private static final long REDRAW_NANOS = 200_000_000;
  private final Display display;

  public DisplayProgress(Display display) {
    this.display = display;
  }

  @Override
  public Task start(String what, long total, String unit) {
    Bar bar = new Bar(display, what, total, unit);
    bar.begin();
    return bar;
  }

  /** One piece of work. Threads that advance it wait for one another only while one redraws. */
  private static final class Bar implements Task {
    private final Display display;
    private final String id = "goldpan-progress-" + UUID.randomUUID();
    private final String what;
    private final long total;
    private final String unit;
    private final long began = System.nanoTime();
    private long drawn = began;
    private long done;
    private String note = "";
    private boolean closed;

    private Bar(Display display, String what, long total, String unit) {
      this.display = display;
      this.what = what;
      this.total = total;
      this.unit = unit;
    }

    private void begin() {
      display.show(underWay(), id);
    }

    @Override
    public synchronized void advance(long steps) {
      done += steps;
      redraw();
    }

    @Override
    public synchronized void note(String text) {
      note = text;
      redraw();
    }

    private void redraw() {
      long now = System.nanoTime();
      if (!closed && now - drawn >= REDRAW_NANOS) {
        drawn = now;
        display.update(underWay(), id);
      }
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        display.update(ended(), id);
      }
    }

    private double seconds() {
      return Math.max(1e-3, (System.nanoTime() - began) / 1e9);
    }

    private MimeBundle underWay() {
      double rate = done / seconds();
      StringBuilder text = new StringBuilder(what).append(": ").append(count(done));
      if (total >= 0) {
        text.append(" of ").append(count(total));
      }
      text.append(' ').append(unit);
      if (done > 0) {
        text.append(", ").append(rate(rate)).append(" a second");
        if (total >= done) {
          text.append(", ").append(duration((total - done) / rate)).append(" left");
        }
      }
      return bundle(noted(text), true);
    }

    private MimeBundle ended() {
      double seconds = seconds();
      StringBuilder text = new StringBuilder(what);
      text.append(done < total ? " ended early: " : ": ").append(count(done));
      if (done < total) {
        text.append(" of ").append(count(total));
      }
      text.append(' ').append(unit).append(" in ").append(duration(seconds));
      if (done > 0) {
        text.append(", ").append(rate(done / seconds)).append(" a second");
      }
      return bundle(noted(text), false);
    }

    private String noted(StringBuilder text) {
      return note.isBlank() ? text.toString() : text.append(" · ").append(note.strip()).toString();
    }

    private MimeBundle bundle(String text, boolean withBar) {
      String bar = "";
      if (withBar) {
        bar =
            total > 0
                ? Words.of("<progress value=\"%d\" max=\"%d\"></progress> ", done, total)
                : "<progress></progress> ";
      }
      return MimeBundle.html("<div>" + bar + text(text).render() + "</div>", text);
    }
  }

  private static String count(long n) {
    return Words.of("%,d", n);
  }

  private static String rate(double perSecond) {
    return Words.of(perSecond < 10 ? "%.1f" : "%,.0f", perSecond);
  }

  static String duration(double seconds) {
    if (seconds < 9.95) {
      return Words.of("%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 90) {
      return whole + " s";
    }
    return whole < 5400
        ? Words.of("%d min %02d s", whole / 60, whole % 60)
        : Words.of("%d h %02d min", whole / 3600, whole / 60 % 60);
  }
}
