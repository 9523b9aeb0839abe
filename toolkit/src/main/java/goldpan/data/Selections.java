package goldpan.data;

final class Selections {
  private Selections() {}

  static Dataset subset(Dataset d, int[] i) {
    return d;
  }

  static Dataset randomSplit(Dataset d, double f, long s) {
    return d;
  }

  static Dataset stratifiedSplit(Dataset d, double f, long s) {
    return d;
  }

  static Dataset relabelled(Dataset d, int[] l) {
    return d;
  }

  static Dataset apply(Dataset d, Corrections c) {
    return d;
  }
}
