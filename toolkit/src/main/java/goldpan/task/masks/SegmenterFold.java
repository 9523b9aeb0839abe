package goldpan.task.masks;

import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.disk.CheckpointFile;
import goldpan.input.Input;
import goldpan.input.PictureSource;
import goldpan.torch.Augmentations;
import goldpan.torch.Optimisation;
import goldpan.torch.PixelTargets;
import goldpan.torch.PixelTrainer;
import goldpan.torch.Torch;
import goldpan.torch.UNet;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;

/** Trains the model of one fold; goes on from its checkpoint, to the same bits. */
final class SegmenterFold {
  private static final double MOMENTUM = 0.9;
  private static final double WEIGHT_DECAY = 5e-4;

  private final SegmenterRecipe recipe;
  private final int number;
  private final int[] learnt;
  private final Optional<Path> file;
  private final String key;
  private int done;
  private double lossNats;
  private byte[] state = new byte[0];
  private byte[] weights = new byte[0];

  /**
   * A fold.
   *
   * @param learnt rows that it learns from
   * @param file its checkpoint; empty when it keeps none
   * @param key of the work
   */
  SegmenterFold(SegmenterRecipe recipe, int number, int[] learnt, Optional<Path> file, String key) {
    this.recipe = recipe;
    this.number = number;
    this.learnt = learnt;
    this.file = file;
    this.key = key;
    file.filter(Files::exists).ifPresent(this::resume);
  }

  private void resume(Path kept) {
    try {
      CheckpointFile.read(
          kept,
          key,
          in -> {
            int epochs = in.readInt();
            double loss = in.readDouble();
            byte[] read = in.readNBytes(in.readInt());
            done = epochs;
            lossNats = loss;
            state = read;
            return epochs;
          });
    } catch (IOException e) {
      done = 0; // a damaged checkpoint only costs time
    }
  }

  byte[] weights() {
    return weights;
  }

  double lossNats() {
    return lossNats;
  }

  void train(
      PictureSource pictures, PixelTargets targets, Input input, int classes, Progress.Task task) {
    weights = Torch.computing(1, () -> trained(pictures, targets, input, classes, task));
  }

  private byte[] trained(
      PictureSource pictures, PixelTargets targets, Input input, int classes, Progress.Task task) {
    try (UNet net = UNet.create(input, classes, recipe.width(), seed(), recipe.device());
        PixelTrainer trainer = new PixelTrainer(net, pictures, targets, optimisation())) {
      trainer.restore(state);
      task.advance(done);
      int perEpoch = trainer.stepsPerEpoch(learnt.length);
      while (done < recipe.epochs()) {
        lossNats = trainer.epoch(learnt, random(), done * perEpoch, recipe.epochs() * perEpoch);
        done++;
        save(trainer);
        task.advance(1);
        task.note(Words.of("fold %d epoch %d loss %.3f", number + 1, done, lossNats));
      }
      return net.snapshot();
    }
  }

  private void save(PixelTrainer trainer) {
    if (file.isEmpty()) {
      return;
    }
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      trainer.state(new DataOutputStream(bytes));
      CheckpointFile.write(
          file.get(),
          key,
          out -> {
            out.writeInt(done);
            out.writeDouble(lossNats);
            out.writeInt(bytes.size());
            bytes.writeTo(out);
          });
    } catch (IOException ignored) {
      // training goes on; a killed one begins anew
    }
  }

  /** Every epoch has its own generator, so that none has to be kept. */
  private SplittableRandom random() {
    return new SplittableRandom(seed() * 1_000_003 + done);
  }

  private long seed() {
    return recipe.seed() * 1_000_003 + number;
  }

  private Optimisation optimisation() {
    return new Optimisation(
        recipe.batch(),
        recipe.peakRate(),
        MOMENTUM,
        WEIGHT_DECAY,
        Optimisation.Weighting.NONE,
        0,
        0,
        Augmentations.none());
  }
}
