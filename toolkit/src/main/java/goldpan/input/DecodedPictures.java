package goldpan.input;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Pixels;
import goldpan.data.Progress;
import goldpan.data.ReducedPixels;
import goldpan.data.UnreadableMediaException;
import java.util.Optional;

/** Pictures decoded and resized whenever asked for; keeps nothing. */
public final class DecodedPictures implements PictureSource {
  private final Dataset dataset;
  private final int[] samples;
  private final Input input;
  private final boolean isTimed;

  public DecodedPictures(Dataset dataset, int[] samples, Input input) {
    this.dataset = dataset;
    this.samples = samples;
    this.input = input;
    this.isTimed = dataset.modality().isTimed();
  }

  @Override
  public Optional<Finding> read(int i, byte[] into, int offset) {
    try {
      if (isTimed) {
        Pixels whole = dataset.pixels(samples[i]).withChannels(input.channels());
        Timed.fitted(whole, input.width(), input.height()).copyTo(into, offset);
        return Optional.empty();
      }
      ReducedPixels decoded =
          dataset.pixels(samples[i], input.width(), input.height()).withChannels(input.channels());
      Resize.to(decoded, input.width(), input.height()).copyTo(into, offset);
      return Optional.empty();
    } catch (UnreadableMediaException e) {
      Progress.checkInterrupted(); // a read cut short by an interrupt says nothing about the file
      return Optional.of(new Finding(e.id(), Finding.Kind.UNREADABLE, e.problem()));
    }
  }
}
