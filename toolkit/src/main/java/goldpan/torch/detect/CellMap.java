package goldpan.torch.detect;

import goldpan.data.Words;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.ScoredBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a detector says of one picture, cell by cell: the heat of each class, in [0, 1], and the box
 * whose centre is there. Immutable.
 *
 * <p>Boxes come in pixels of a picture of any size: the grid is stretched over it.
 */
public final class CellMap {
  /** Sides at most this many times the picture's. */
  private static final double MOST = 2;

  private final DetectorShape shape;
  private final float[] values;

  CellMap(DetectorShape shape, float[] values) {
    if (values.length != shape.cells() * shape.outputs()) {
      throw new IllegalArgumentException(
          Words.of(
              "%d values for %d cells; expected %d a cell",
              values.length, shape.cells(), shape.outputs()));
    }
    this.shape = shape;
    this.values = values;
  }

  /** How much class k has a centre in a cell, in [0, 1]. */
  public float heat(int cell, int k) {
    return values[cell * shape.outputs() + k];
  }

  private float[] heats(int cell) {
    int at = cell * shape.outputs();
    return Arrays.copyOfRange(values, at, at + shape.classes());
  }

  /** The box of a cell in a picture of this size, clipped to it. */
  public Box box(int cell, int label, int width, int height) {
    int at = cell * shape.outputs() + shape.classes();
    int row = cell / shape.columns();
    double x = cell % shape.columns() + 0.5 + values[at];
    double y = row + 0.5 + values[at + 1];
    double w = Math.min(Math.exp(values[at + 2]), MOST * shape.columns()) / 2;
    double h = Math.min(Math.exp(values[at + 3]), MOST * shape.rows()) / 2;
    double across = (double) width / shape.columns();
    double down = (double) height / shape.rows();
    return new Box(label, (x - w) * across, (y - h) * down, (x + w) * across, (y + h) * down)
        .within(width, height);
  }

  /**
   * The boxes found in a picture of this size, most confident first: cells whose heat for a class
   * is the greatest of the 3×3 around them, the {@code most} hottest of them, without those that a
   * hotter one of their class overlaps too much.
   *
   * @param least confidence, in [0, 1]
   * @param most boxes
   * @param overlap intersection over union from which the less confident of a class goes
   */
  public List<ScoredBox> found(int width, int height, double least, int most, double overlap) {
    List<Peak> peaks = new ArrayList<>();
    for (int k = 0; k < shape.classes(); k++) {
      for (int cell = 0; cell < shape.cells(); cell++) {
        if (heat(cell, k) >= least && isPeak(cell, k)) {
          peaks.add(new Peak(cell, k, heat(cell, k)));
        }
      }
    }
    peaks.sort(Comparator.comparingDouble(p -> -p.heat()));
    List<ScoredBox> boxes =
        peaks.stream()
            .limit(most)
            .map(p -> scored(p.cell(), p.label(), width, height))
            .filter(b -> !b.box().isDegenerate())
            .toList();
    return NonMaximum.suppressed(boxes, overlap);
  }

  private record Peak(int cell, int label, double heat) {}

  private ScoredBox scored(int cell, int label, int width, int height) {
    return ScoredBox.of(box(cell, label, width, height), heat(cell, label), heats(cell));
  }

  /** Of equal neighbours the first counts. */
  private boolean isPeak(int cell, int k) {
    float own = heat(cell, k);
    int row = cell / shape.columns();
    int column = cell % shape.columns();
    for (int r = Math.max(0, row - 1); r <= Math.min(shape.rows() - 1, row + 1); r++) {
      for (int c = Math.max(0, column - 1); c <= Math.min(shape.columns() - 1, column + 1); c++) {
        int other = r * shape.columns() + c;
        float heat = heat(other, k);
        if (heat > own || (heat == own && other < cell)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * What is said where a given box is: for each class the greatest heat of the 3×3 cells around its
   * centre, as a detector's peak may be a cell off; and the box of the hottest of these cells. The
   * confidence is that of the hottest class. A centre outside counts at the nearest cell.
   */
  public ScoredBox at(Box given, int width, int height) {
    int column = clamp((given.x0() + given.x1()) / 2 * shape.columns() / width, shape.columns());
    int row = clamp((given.y0() + given.y1()) / 2 * shape.rows() / height, shape.rows());
    float[] most = new float[shape.classes()];
    float hottest = -1;
    int best = 0;
    int label = 0;
    for (int r = Math.max(0, row - 1); r <= Math.min(shape.rows() - 1, row + 1); r++) {
      for (int c = Math.max(0, column - 1); c <= Math.min(shape.columns() - 1, column + 1); c++) {
        int cell = r * shape.columns() + c;
        for (int k = 0; k < most.length; k++) {
          float heat = heat(cell, k);
          most[k] = Math.max(most[k], heat);
          if (heat > hottest) {
            hottest = heat;
            best = cell;
            label = k;
          }
        }
      }
    }
    return ScoredBox.of(box(best, label, width, height), hottest, most);
  }

  private static int clamp(double at, int count) {
    return (int) Math.max(0, Math.min(count - 1, Math.floor(at)));
  }
}
