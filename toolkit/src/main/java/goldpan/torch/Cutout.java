package goldpan.torch;

import goldpan.input.Input;
import java.util.SplittableRandom;

/**
 * Replaces a square by the channels' means. Its centre is anywhere in the picture, so that part of
 * it may lie outside.
 *
 * @see <a href="https://arxiv.org/abs/1708.04552">DeVries and Taylor, 2017, section 3.2</a>
 */
final class Cutout {
  private final int side;
  private final Input input;
  private final byte[] emptyRow;

  Cutout(int side, Input input, byte[] emptyRow) {
    this.side = side;
    this.input = input;
    this.emptyRow = emptyRow;
  }

  /** Changes a picture in place. */
  void apply(byte[] picture, SplittableRandom random) {
    if (side > 0) {
      apply(picture, random.nextInt(input.width()), random.nextInt(input.height()));
    }
  }

  void apply(byte[] picture, int centreX, int centreY) {
    int left = Math.max(0, centreX - side / 2);
    int right = (int) Math.min(input.width(), centreX - side / 2 + (long) side);
    int top = Math.max(0, centreY - side / 2);
    int bottom = (int) Math.min(input.height(), centreY - side / 2 + (long) side);
    int channels = input.channels();
    for (int y = top; y < bottom; y++) {
      int at = (y * input.width() + left) * channels;
      System.arraycopy(emptyRow, 0, picture, at, (right - left) * channels);
    }
  }
}
