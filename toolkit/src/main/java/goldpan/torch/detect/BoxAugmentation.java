package goldpan.torch.detect;

import goldpan.data.Words;
import goldpan.input.Input;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.GivenBox;
import goldpan.torch.ColourJitter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Changes a picture at random together with its boxes: a window of another size at a random place
 * becomes the picture (zoom and crop), mirrored half of the time, and colours vary. What lies
 * outside of the picture is its channels' mean. A box of which less than {@link #SEEN} is left is
 * ignored from then on, one of which nothing is left is gone.
 */
final class BoxAugmentation {
  /** Share of a box that must stay in sight for it to be one. */
  static final double SEEN = 0.4;

  private final Input input;
  private final double zoom;
  private final boolean flips;
  private final ColourJitter colours;

  /**
   * How pictures are changed.
   *
   * @param zoom by how much sizes vary, 1 or more: from 1/zoom to zoom times, alike in logarithm
   * @param flips whether pictures are mirrored left to right
   * @param colour by which brightness, contrast and saturation differ from 1, in [0, 1]
   */
  BoxAugmentation(Input input, double zoom, boolean flips, double colour) {
    this.input = input;
    this.zoom = zoom;
    this.flips = flips;
    this.colours = new ColourJitter(colour, input.channels());
  }

  /** The window of the picture that becomes the picture, and whether it is mirrored. */
  record Window(double left, double top, double width, double height, boolean mirrored) {
    Window {
      if (!(width > 0 && height > 0)) {
        throw new IllegalArgumentException(
            Words.of("window is %s×%s; expected sides above 0", width, height));
      }
    }
  }

  /** Changes {@code from} into {@code into}; returns the boxes there. */
  List<GivenBox> apply(byte[] from, List<GivenBox> boxes, byte[] into, SplittableRandom random) {
    Window window = window(random);
    cut(from, window, into);
    colours.apply(into, random);
    return moved(boxes, window);
  }

  private Window window(SplittableRandom random) {
    double scale = Math.exp(Math.log(zoom) * (2 * random.nextDouble() - 1));
    double width = input.width() / scale;
    double height = input.height() / scale;
    double left = (input.width() - width) * random.nextDouble();
    double top = (input.height() - height) * random.nextDouble();
    return new Window(left, top, width, height, random.nextBoolean() && flips);
  }

  /** The boxes as they are in the window's picture. */
  List<GivenBox> moved(List<GivenBox> boxes, Window window) {
    List<GivenBox> all = new ArrayList<>();
    double across = input.width() / window.width();
    double down = input.height() / window.height();
    for (GivenBox each : boxes) {
      Box box = each.box();
      double x0 = (box.x0() - window.left()) * across;
      double x1 = (box.x1() - window.left()) * across;
      Box there =
          new Box(
              box.label(),
              window.mirrored() ? input.width() - x1 : x0,
              (box.y0() - window.top()) * down,
              window.mirrored() ? input.width() - x0 : x1,
              (box.y1() - window.top()) * down);
      Box seen = there.within(input.width(), input.height());
      if (!seen.isDegenerate()) {
        boolean ignored = each.isIgnored() || seen.area() < SEEN * there.area();
        all.add(new GivenBox(each.number(), seen, ignored));
      }
    }
    return all;
  }

  /** The window's picture, bilinear, at the input's size. */
  void cut(byte[] from, Window window, byte[] into) {
    int w = input.width();
    int h = input.height();
    int channels = input.channels();
    double across = window.width() / w;
    double down = window.height() / h;
    int[] left = new int[w];
    float[] share = new float[w];
    for (int x = 0; x < w; x++) {
      int at = window.mirrored() ? w - 1 - x : x;
      double source = window.left() + (at + 0.5) * across - 0.5;
      left[x] = (int) Math.floor(source);
      share[x] = (float) (source - left[x]);
    }
    byte[] outside = new byte[channels];
    for (int c = 0; c < channels; c++) {
      outside[c] = (byte) Math.round(input.mean().get(c));
    }
    for (int y = 0; y < h; y++) {
      double source = window.top() + (y + 0.5) * down - 0.5;
      int top = (int) Math.floor(source);
      float below = (float) (source - top);
      boolean isOut = source < -0.5 || source > h - 0.5;
      int upper = Math.max(0, Math.min(h - 1, top)) * w;
      int lower = Math.max(0, Math.min(h - 1, top + 1)) * w;
      for (int x = 0; x < w; x++) {
        int target = (y * w + x) * channels;
        double place = left[x] + share[x];
        if (isOut || place < -0.5 || place > w - 0.5) {
          System.arraycopy(outside, 0, into, target, channels);
          continue;
        }
        int l = Math.max(0, Math.min(w - 1, left[x]));
        int r = Math.max(0, Math.min(w - 1, left[x] + 1));
        for (int c = 0; c < channels; c++) {
          float first =
              mix(from[(upper + l) * channels + c], from[(upper + r) * channels + c], share[x]);
          float second =
              mix(from[(lower + l) * channels + c], from[(lower + r) * channels + c], share[x]);
          into[target + c] = (byte) (int) (first + (second - first) * below + 0.5f);
        }
      }
    }
  }

  private static float mix(byte a, byte b, float share) {
    int first = a & 0xff;
    return first + ((b & 0xff) - first) * share;
  }
}
