package goldpan.task.masks;

import goldpan.data.UnreadableMediaException;
import goldpan.input.Input;
import goldpan.torch.PixelTargets;
import java.util.Optional;

/** Masks at a network's size: of each cell the class at its middle. Read whenever asked for. */
final class ReducedMasks implements PixelTargets {
  private final Masks masks;
  private final int[] samples;
  private final Input input;

  ReducedMasks(Masks masks, int[] samples, Input input) {
    this.masks = masks;
    this.samples = samples;
    this.input = input;
  }

  @Override
  public Optional<byte[]> of(int row) {
    try {
      Mask mask = masks.mask(samples[row]);
      byte[] classes = new byte[input.width() * input.height()];
      for (int y = 0; y < input.height(); y++) {
        for (int x = 0; x < input.width(); x++) {
          classes[y * input.width() + x] = (byte) mask.atCell(x, y, input.width(), input.height());
        }
      }
      return Optional.of(classes);
    } catch (UnreadableMediaException e) {
      return Optional.empty(); // mining tells
    }
  }
}
