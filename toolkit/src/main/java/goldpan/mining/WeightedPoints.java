package goldpan.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A distribution as points with weights. */
final class WeightedPoints {
  private record Point(double value, double weight) {}

  private final List<Point> points = new ArrayList<>();
  private double all;

  void add(double value, double weight) {
    points.add(new Point(value, weight));
    all += weight;
  }

  /** The least point that at least this share of the weight is not above. */
  double quantile(double share) {
    points.sort(Comparator.comparingDouble(Point::value));
    double below = 0;
    for (Point point : points) {
      below += point.weight();
      if (below >= share * all) {
        return point.value();
      }
    }
    return points.get(points.size() - 1).value();
  }
}
