package goldpan.plots;

import goldpan.data.Figure;
import goldpan.mining.Losses;
import goldpan.mining.Numbers;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A heat map of given against predicted labels, and in words the pairs most often confused. */
final class ConfusionFigure {
  private static final int PANEL = 270;
  private static final int NAME = 110;
  private static final int FEWEST_PIXELS_A_NAME = 12;

  private ConfusionFigure() {}

  static Figure of(Losses losses) {
    Confusion confusion = Confusion.of(losses);
    int side = Math.max(360, Math.min(900, 4 * confusion.classes()));
    Caption caption =
        Caption.of(
            "given against predicted labels",
            losses,
            new Caption.Key("agree", Palette.GREY, Caption.Mark.BAR),
            new Caption.Key(
                "disagree, darker with the logarithm of the count",
                Palette.VERMILLION,
                Caption.Mark.BAR));
    List<String> names = losses.dataset().classes();
    int margin = margin(names);
    boolean upright = widest(names) > (double) side / Math.max(1, confusion.classes()) - 8;
    int below = upright ? margin : 20;
    return new ChartFigure(
        caption,
        Math.max(800, margin + 34 + side + 20 + PANEL),
        caption.height() + side + below + 34,
        (g, top, width, height) -> {
          new Map(g, confusion, names, margin + 30, top + 4, side).paint(upright, below);
          int panel = margin + 30 + side + 22;
          pairs(g, confusion, names, panel, top + 14, width - panel - 12, top + side);
        });
  }

  private static int margin(List<String> names) {
    return (int) Math.min(NAME, widest(names)) + 10;
  }

  private static double widest(List<String> names) {
    return names.stream().mapToDouble(name -> Text.width(name, Text.SMALL)).max().orElse(0);
  }

  private static void pairs(
      Graphics2D g, Confusion confusion, List<String> names, int x, int y, int width, int bottom) {
    List<Confusion.Pair> pairs = confusion.confused();
    Text.left(g, "Most often confused", Text.PLAIN, Palette.INK, x, y);
    Text.left(g, "given → predicted", Text.SMALL, Palette.GREY, x, y + 17);
    Text.right(g, "samples", Text.SMALL, Palette.GREY, x + width, y + 17);
    int line = y + 37;
    int lines = Math.min(Math.min(pairs.size(), 20), (bottom - line) / 17);
    for (Confusion.Pair pair : pairs.subList(0, Math.max(0, lines))) {
      String count = Numbers.count(pair.count());
      double most = (width - Text.width(count, Text.SMALL) - 34) / 2;
      String text =
          Text.fit(names.get(pair.given()), Text.SMALL, most)
              + " → "
              + Text.fit(names.get(pair.predicted()), Text.SMALL, most);
      Text.left(g, text, Text.SMALL, Palette.INK, x, line);
      Text.right(g, count, Text.SMALL, Palette.INK, x + width, line);
      line += 17;
    }
    if (pairs.isEmpty()) {
      Text.left(g, "none", Text.SMALL, Palette.INK, x, line);
    }
  }

  /** The square of cells, with names at its left and below. */
  private record Map(
      Graphics2D g, Confusion confusion, List<String> names, int left, int top, int side) {

    void paint(boolean upright, int below) {
      int k = confusion.classes();
      double cell = (double) side / k;
      int most = confusion.confused().stream().mapToInt(Confusion.Pair::count).max().orElse(1);
      for (int given = 0; given < k; given++) {
        for (int predicted = 0; predicted < k; predicted++) {
          if (confusion.count(given, predicted) > 0) {
            cell(given, predicted, cell, most);
          }
        }
      }
      g.setColor(Palette.GREY);
      g.setStroke(new BasicStroke(1));
      g.draw(new Rectangle2D.Double(left, top, side, side));
      int every = (int) Math.ceil(FEWEST_PIXELS_A_NAME / cell);
      for (int c = 0; c < k; c += every) {
        String name = Text.fit(names.get(c), Text.SMALL, NAME);
        double middle = (c + 0.5) * cell;
        Text.right(g, name, Text.SMALL, Palette.INK, left - 5, top + middle + 4);
        if (upright) {
          upTo(name, left + middle, top + side + 5);
        } else {
          Text.middle(g, names.get(c), Text.SMALL, Palette.INK, left + middle, top + side + 16);
        }
      }
      Text.up(g, "given label", Text.PLAIN, Palette.INK, 16, top + side / 2.0 + 32);
      Text.middle(
          g,
          "predicted label",
          Text.PLAIN,
          Palette.INK,
          left + side / 2.0,
          top + side + below + 14);
    }

    private void upTo(String name, double x, double y) {
      Text.up(g, name, Text.SMALL, Palette.INK, x, y + Text.width(name, Text.SMALL));
    }

    private void cell(int given, int predicted, double cell, int most) {
      int count = confusion.count(given, predicted);
      boolean agree = given == predicted;
      double share =
          agree
              ? 0.3 + 0.4 * count / confusion.mostAgreed()
              : 0.15 + 0.85 * Math.log1p(count) / Math.log1p(most);
      g.setColor(Palette.tint(agree ? Palette.GREY : Palette.VERMILLION, share));
      double x = left + predicted * cell;
      double y = top + given * cell;
      g.fill(new Rectangle2D.Double(x, y, cell, cell));
      String text = Numbers.count(count);
      if (Text.width(text, Text.SMALL) < cell - 3 && cell > 14) {
        Color ink = share > 0.7 ? Color.WHITE : Palette.BLACK;
        Text.middle(g, text, Text.SMALL, ink, x + cell / 2, y + cell / 2 + 4);
      }
    }
  }
}
