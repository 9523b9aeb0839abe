package goldpan.torch.detect;

import goldpan.task.boxes.Box;
import goldpan.task.boxes.GivenBox;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a detector is to say of each cell of a batch.
 *
 * <p>Heat: the cell that holds a box's centre is 1 for its class; cells around fall off by a
 * Gaussian of deviation {@code (2r+1)/6}, r being {@link GaussianRadius} at an overlap of .7; where
 * boxes meet, the greater counts. Geometry: at the centre and the eight cells around it, the way to
 * the centre in cells and the logarithm of the sides in cells, each weighing as much as its heat; a
 * smaller box goes before a bigger one. Cells in ignored boxes are no background.
 *
 * @see <a href="https://arxiv.org/abs/1904.07850">Zhou et al., Objects as Points, 2019, section
 *     3</a>
 * @see <a href="https://arxiv.org/abs/1909.00700">Liu et al., Training-Time-Friendly Network, 2019,
 *     section 3.3 (more cells than one learn a box)</a>
 */
final class CellTargets {
  private static final double OVERLAP = 0.7;
  private final DetectorShape shape;
  final float[] heat;
  final float[] background;
  final float[] geometry;
  final float[] weights;
  private int objects;

  /** No box anywhere. */
  CellTargets(DetectorShape shape, int pictures) {
    int cells = pictures * shape.cells();
    this.shape = shape;
    this.heat = new float[cells * shape.classes()];
    this.background = new float[cells * shape.classes()];
    this.geometry = new float[cells * DetectorShape.GEOMETRY];
    this.weights = new float[cells];
    Arrays.fill(background, 1);
  }

  /** How many boxes are to be found. */
  int objects() {
    return objects;
  }

  /**
   * Adds the boxes of a picture. Those without area or with a centre outside count for nothing.
   *
   * @param given in pixels of the input
   */
  void picture(int place, List<GivenBox> given) {
    List<GivenBox> bigFirst =
        given.stream()
            .filter(g -> !g.box().isDegenerate())
            .sorted(Comparator.comparingDouble(g -> -g.box().area()))
            .toList();
    bigFirst.stream().filter(GivenBox::isIgnored).forEach(g -> ignore(place, g.box()));
    bigFirst.stream().filter(g -> !g.isIgnored()).forEach(g -> add(place, g.box()));
  }

  private void ignore(int place, Box box) {
    int left = (int) Math.max(0, Math.floor(box.x0() / DetectorShape.STRIDE));
    int right = (int) Math.min(shape.columns(), Math.ceil(box.x1() / DetectorShape.STRIDE));
    int top = (int) Math.max(0, Math.floor(box.y0() / DetectorShape.STRIDE));
    int bottom = (int) Math.min(shape.rows(), Math.ceil(box.y1() / DetectorShape.STRIDE));
    int classes = shape.classes();
    for (int y = top; y < bottom; y++) {
      int row = place * shape.cells() + y * shape.columns();
      if (left < right) {
        Arrays.fill(background, (row + left) * classes, (row + right) * classes, 0);
      }
    }
  }

  private void add(int place, Box box) {
    double x = (box.x0() + box.x1()) / 2 / DetectorShape.STRIDE;
    double y = (box.y0() + box.y1()) / 2 / DetectorShape.STRIDE;
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    if (column < 0 || row < 0 || column >= shape.columns() || row >= shape.rows()) {
      return;
    }
    double width = box.width() / DetectorShape.STRIDE;
    double height = box.height() / DetectorShape.STRIDE;
    int radius = (int) Math.max(0, GaussianRadius.of(width, height, OVERLAP));
    int reach = Math.max(1, radius);
    double deviation = (2 * radius + 1) / 6.0;
    objects++;
    for (int r = Math.max(0, row - reach); r <= Math.min(shape.rows() - 1, row + reach); r++) {
      for (int c = Math.max(0, column - reach);
          c <= Math.min(shape.columns() - 1, column + reach);
          c++) {
        int cell = place * shape.cells() + r * shape.columns() + c;
        double far = (r - row) * (r - row) + (c - column) * (c - column);
        float own = (float) Math.exp(-far / (2 * deviation * deviation));
        if (far == 0 || radius > 0) {
          int at = cell * shape.classes() + box.label();
          heat[at] = Math.max(heat[at], own);
        }
        if (Math.max(Math.abs(r - row), Math.abs(c - column)) <= 1) {
          point(cell, own, x - (c + 0.5), y - (r + 0.5), Math.log(width), Math.log(height));
        }
      }
    }
  }

  private void point(int cell, float weight, double... values) {
    // a smaller box comes later; it takes a cell unless another's centre is surer of it
    if (weight >= weights[cell] || weight > 0.5f) {
      weights[cell] = weight;
      for (int i = 0; i < values.length; i++) {
        geometry[cell * DetectorShape.GEOMETRY + i] = (float) values[i];
      }
    }
  }

  /** Weight of each cell and class as background: {@code (1 − heat)⁴}, 0 where ignored. */
  float[] negatives() {
    float[] all = new float[heat.length];
    for (int i = 0; i < all.length; i++) {
      float off = 1 - heat[i];
      all[i] = background[i] * off * off * off * off;
    }
    return all;
  }

  /** 1 for each cell and class that has a centre. */
  float[] positives() {
    float[] all = new float[heat.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = heat[i] == 1 ? 1 : 0;
    }
    return all;
  }
}
