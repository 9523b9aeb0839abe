package goldpan.plots;

import java.awt.Graphics2D;
import java.util.List;
import java.util.function.IntFunction;

/** A figure of horizontal rows, a name before each and a note after it: one row a class. */
record RowAxes(List<String> names, IntFunction<String> note) {
  private static final int MOST_ROWS = 250;
  private static final int WIDEST_NAME = 190;
  private static final int AXIS = 48;

  static int shown(int rows) {
    return Math.min(rows, MOST_ROWS);
  }

  /** Height of a row: the fewer, the taller. */
  private int pitch() {
    return names.size() <= 12 ? 30 : names.size() <= 30 ? 18 : 13;
  }

  int height() {
    return Math.max(120, names.size() * pitch()) + AXIS;
  }

  /** How thick a bar may be. */
  double thickness() {
    return pitch() * 0.62;
  }

  /** Paints the axes beside the names; row r is at {@code y = -r}. */
  Axes paint(Graphics2D g, Axes axes, int top, int width, int height) {
    double widest = 0;
    double widestNote = 0;
    for (int r = 0; r < names.size(); r++) {
      widest = Math.max(widest, Text.width(names.get(r), Text.SMALL));
      widestNote = Math.max(widestNote, Text.width(note.apply(r), Text.SMALL));
    }
    int before = (int) Math.min(WIDEST_NAME, widest) + 12;
    int after = (int) widestNote + 4;
    axes.rows(names.size());
    axes.paint(g, before, top, width - before - after, height - top);
    for (int r = 0; r < names.size(); r++) {
      String name = Text.fit(names.get(r), Text.SMALL, WIDEST_NAME);
      Text.right(g, name, Text.SMALL, Palette.INK, before + 4, axes.y(-r) + 4);
      Text.right(g, note.apply(r), Text.SMALL, Palette.GREY, width - 10, axes.y(-r) + 4);
    }
    return axes;
  }
}
