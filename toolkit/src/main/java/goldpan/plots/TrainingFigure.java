package goldpan.plots;

import goldpan.data.Figure;
import goldpan.data.Words;
import goldpan.mining.Numbers;
import goldpan.train.Curve;
import goldpan.train.Epoch;
import goldpan.train.Step;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Training loss of every step of every fold, and the held-out loss of every epoch. */
final class TrainingFigure {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 450;
  private static final double LEAST = 1e-6;

  private TrainingFigure() {}

  static Figure of(Curve curve) {
    Map<Integer, List<Step>> folds = new TreeMap<>();
    for (Step step : curve.steps()) {
      folds.computeIfAbsent(step.fold(), f -> new ArrayList<>()).add(step);
    }
    long broken = curve.steps().stream().filter(s -> !Double.isFinite(s.lossNats())).count();
    List<Caption.Key> keys = new ArrayList<>();
    for (int fold : folds.keySet()) {
      keys.add(new Caption.Key("fold " + (fold + 1), Palette.series(fold), Caption.Mark.LINE));
    }
    keys.add(0, new Caption.Key("held-out, after an epoch", Palette.INK, Caption.Mark.DOT));
    Caption caption =
        new Caption(
            "training loss of every step",
            Words.of(
                "%s steps in %d %s%s%s",
                Numbers.count(curve.steps().size()),
                folds.size(),
                folds.size() == 1 ? "fold" : "folds",
                kept(curve),
                broken == 0 ? "" : " · " + Numbers.count(broken) + " steps were not finite"),
            keys);
    return new ChartFigure(
        caption,
        WIDTH,
        HEIGHT,
        (g, top, width, height) -> paint(g, curve, folds, top, width, height));
  }

  private static String kept(Curve curve) {
    var accuracy =
        curve.epochs().stream()
            .filter(Epoch::kept)
            .mapToDouble(Epoch::heldOutAccuracy)
            .summaryStatistics();
    return accuracy.getCount() == 0
        ? ""
        : " · held-out accuracy %s to %s"
            .formatted(Numbers.percent(accuracy.getMin()), Numbers.percent(accuracy.getMax()));
  }

  private static void paint(
      Graphics2D g, Curve curve, Map<Integer, List<Step>> folds, int top, int width, int height) {
    double[] losses =
        java.util.stream.DoubleStream.concat(
                curve.steps().stream().mapToDouble(Step::lossNats),
                curve.epochs().stream().mapToDouble(Epoch::heldOutLossNats))
            .filter(Double::isFinite)
            .map(v -> Math.log10(Math.max(v, LEAST)))
            .toArray();
    Range range = Range.of(losses).padded(0.05);
    int last = curve.steps().stream().mapToInt(Step::step).max().orElse(1);
    Axes axes =
        new Axes("step within the fold", "mean loss of the batch (nats), log scale")
            .x(0, Math.max(1, last), Ticks.WHOLE)
            .y(range.low(), range.high(), Ticks.POWERS);
    for (Map.Entry<Integer, List<Step>> fold : folds.entrySet()) {
      Outline line = Outline.of(fold.getValue(), last, width);
      Color color = Palette.series(fold.getKey());
      axes.line("fold " + fold.getKey(), line.x(), line.y(), color, new BasicStroke(1));
    }
    axes.paint(g, 0, top, width, height - top);
    for (Epoch epoch : curve.epochs()) {
      held(g, axes, epoch, folds.getOrDefault(epoch.fold(), List.of()));
    }
  }

  private static void held(Graphics2D g, Axes axes, Epoch epoch, List<Step> steps) {
    int end = 0;
    for (Step step : steps) {
      end = step.epoch() <= epoch.epoch() ? Math.max(end, step.step()) : end;
    }
    if (Double.isFinite(epoch.heldOutLossNats())) {
      double x = axes.x(end);
      double y = axes.y(Math.log10(Math.max(epoch.heldOutLossNats(), LEAST)));
      double size = epoch.kept() ? 9 : 6;
      g.setColor(Color.WHITE);
      g.fill(new Ellipse2D.Double(x - size / 2 - 1.5, y - size / 2 - 1.5, size + 3, size + 3));
      g.setColor(Palette.INK);
      g.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
      g.setColor(Palette.series(epoch.fold()));
      g.fill(new Ellipse2D.Double(x - size / 2 + 1.5, y - size / 2 + 1.5, size - 3, size - 3));
    }
  }
}
