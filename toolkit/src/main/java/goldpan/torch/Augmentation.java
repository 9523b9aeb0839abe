package goldpan.torch;

import goldpan.input.Input;
import java.util.SplittableRandom;

/**
 * Changes one picture after the other: shifts it by a few pixels, edges filled with the channel
 * mean, mirrors every other one, changes colours, adds noise and cuts a square out. What is not
 * asked for draws no random number.
 */
final class Augmentation {
  private final Augmentations wanted;
  private final Input input;
  private final ColourJitter colour;
  private final Noise noise;
  private final Cutout cutout;
  private final byte[] moved;
  private final byte[] emptyRow;

  Augmentation(Augmentations wanted, Input input) {
    this.wanted = wanted;
    this.input = input;
    this.colour = new ColourJitter(wanted.colour(), input.channels());
    this.noise = new Noise(wanted.noise());
    this.moved = new byte[input.values()];
    this.emptyRow = new byte[input.width() * input.channels()];
    for (int i = 0; i < emptyRow.length; i++) {
      emptyRow[i] = (byte) Math.round(input.mean().get(i % input.channels()));
    }
    this.cutout = new Cutout(wanted.cutout(), input, emptyRow);
  }

  /** An array to read a picture into. */
  byte[] picture() {
    return new byte[input.values()];
  }

  /** The picture changed at random; valid until the next call. */
  byte[] apply(byte[] picture, SplittableRandom random) {
    move(picture, random);
    colour.apply(moved, random);
    noise.apply(moved, random);
    cutout.apply(moved, random);
    return moved;
  }

  private void move(byte[] picture, SplittableRandom random) {
    int shift = wanted.shift();
    int dx = shift == 0 ? 0 : random.nextInt(2 * shift + 1) - shift;
    int dy = shift == 0 ? 0 : random.nextInt(2 * shift + 1) - shift;
    boolean mirror = wanted.flip() == Augmentations.Flip.HORIZONTAL && random.nextBoolean();
    int channels = input.channels();
    int row = emptyRow.length;
    for (int y = 0; y < input.height(); y++) {
      int from = y + dy;
      int at = y * row;
      System.arraycopy(emptyRow, 0, moved, at, row);
      if (from >= 0 && from < input.height()) {
        int left = Math.max(0, -dx);
        int right = Math.min(input.width(), input.width() - dx);
        if (left < right) {
          System.arraycopy(
              picture,
              from * row + (left + dx) * channels,
              moved,
              at + left * channels,
              (right - left) * channels);
        }
      }
      if (mirror) {
        mirror(at, channels);
      }
    }
  }

  private void mirror(int rowStart, int channels) {
    for (int l = 0, r = input.width() - 1; l < r; l++, r--) {
      for (int c = 0; c < channels; c++) {
        byte swap = moved[rowStart + l * channels + c];
        moved[rowStart + l * channels + c] = moved[rowStart + r * channels + c];
        moved[rowStart + r * channels + c] = swap;
      }
    }
  }
}
