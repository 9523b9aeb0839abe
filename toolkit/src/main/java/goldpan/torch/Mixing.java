package goldpan.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import goldpan.data.Shuffle;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * MixUp and CutMix, on the device: each picture of a batch is mixed with another one of it, all in
 * the same share, and so are their labels in the loss.
 *
 * @see <a href="https://arxiv.org/abs/1710.09412">Zhang et al., mixup, 2018, section 2</a>
 * @see <a href="https://arxiv.org/abs/1905.04899">Yun et al., CutMix, 2019, section 3.1</a>
 */
final class Mixing {
  private final double mixUp;
  private final double cutMix;

  Mixing(Augmentations augmentations) {
    mixUp = augmentations.mixUp();
    cutMix = augmentations.cutMix();
  }

  /** A batch to learn from. */
  static final class Mixed {
    private final NDArray pictures;
    private final int[] others;
    private final double share;

    private Mixed(NDArray pictures, int[] others, double share) {
      this.pictures = pictures;
      this.others = others;
      this.share = share;
    }

    NDArray pictures() {
      return pictures;
    }

    /** Places in the batch whose labels count as well. */
    int[] others() {
      return others;
    }

    /** How much each picture's own label counts, in [0, 1]. */
    double share() {
      return share;
    }
  }

  /** The batch as it is. */
  static Mixed not(NDArray batch) {
    return new Mixed(batch, new int[0], 1);
  }

  /** The batch mixed, if asked for. */
  Mixed apply(NDArray batch, SplittableRandom random, NDManager owner) {
    if (mixUp == 0 && cutMix == 0) {
      return not(batch);
    }
    boolean cut = mixUp == 0 || (cutMix > 0 && random.nextBoolean());
    double share = Beta.next(cut ? cutMix : mixUp, random);
    int[] others = IntStream.range(0, (int) batch.getShape().get(0)).toArray();
    new Shuffle(random.nextLong()).order(others);
    if (cut) {
      return cut(batch, others, box(batch, share, random), owner);
    }
    return new Mixed(mix(batch, others, share, owner), others, share);
  }

  private static NDArray pick(NDArray batch, int[] others, NDManager owner) {
    return batch.get(owner.create(Arrays.stream(others).asLongStream().toArray()));
  }

  static NDArray mix(NDArray batch, int[] others, double share, NDManager owner) {
    return batch.mul((float) share).addi(pick(batch, others, owner).muli((float) (1 - share)));
  }

  /** Left, top, right and bottom of a rectangle of 1 − {@code share} of the area, clipped. */
  private static int[] box(NDArray batch, double share, SplittableRandom random) {
    int height = (int) batch.getShape().get(2);
    int width = (int) batch.getShape().get(3);
    double side = Math.sqrt(1 - share);
    int w = (int) (width * side);
    int h = (int) (height * side);
    int x = random.nextInt(width) - w / 2;
    int y = random.nextInt(height) - h / 2;
    return new int[] {
      Math.max(0, x), Math.max(0, y), Math.min(width, x + w), Math.min(height, y + h)
    };
  }

  /** The share becomes that of the area which stays. */
  static Mixed cut(NDArray batch, int[] others, int[] box, NDManager owner) {
    int height = (int) batch.getShape().get(2);
    int width = (int) batch.getShape().get(3);
    float[] foreign = new float[width * height];
    for (int y = box[1]; y < box[3]; y++) {
      Arrays.fill(foreign, y * width + box[0], y * width + Math.max(box[0], box[2]), 1);
    }
    NDArray mask = owner.create(foreign, new Shape(1, 1, height, width));
    // added to a copy in place: a sum of batches of one channel may come in plain memory
    NDArray mixed = batch.duplicate().addi(pick(batch, others, owner).subi(batch).muli(mask));
    double area = (double) Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);
    return new Mixed(mixed, others, 1 - area / (width * height));
  }
}
