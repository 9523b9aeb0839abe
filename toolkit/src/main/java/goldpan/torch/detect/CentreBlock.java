package goldpan.torch.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The layers of the light detector. Stages of a 3×3 convolution, batch normalisation and ReLU, as
 * in the light CNN, halve the picture four times: widths w, 2w and 2w at a quarter of its size, 4w
 * and 4w at an eighth, 4w three times at a sixteenth. On the way back each size is doubled by
 * repetition and added to what the way down had there (feature pyramid, Lin et al. 2017). The head
 * is a stage of 4w and a 1×1 convolution to K + 4 numbers a cell, at stride 4.
 */
final class CentreBlock extends AbstractBlock {
  private static final float BATCH_NORM_MOMENTUM = 0.8f;
  private final int outputs;
  private final long width;
  private final Block quarter;
  private final Block eighth;
  private final Block sixteenth;
  private final Block middle;
  private final Block narrow;
  private final Block head;

  CentreBlock(int w, int outputs) {
    this.width = w;
    this.outputs = outputs;
    quarter = addChildBlock("quarter", stages(stage(w, 3, 2), stage(2 * w, 3, 2), stage(2 * w)));
    eighth = addChildBlock("eighth", stages(stage(4 * w, 3, 2), stage(4 * w)));
    sixteenth = addChildBlock("sixteenth", stages(stage(4 * w, 3, 2), stage(4 * w), stage(4 * w)));
    middle = addChildBlock("middle", stages(stage(4 * w)));
    narrow = addChildBlock("narrow", stages(stage(2 * w, 1, 1)));
    SequentialBlock last = stages(stage(4 * w));
    last.add(Conv2d.builder().setKernelShape(new Shape(1, 1)).setFilters(outputs).build());
    head = addChildBlock("head", last);
  }

  private static SequentialBlock stages(SequentialBlock... all) {
    SequentialBlock block = new SequentialBlock();
    for (SequentialBlock each : all) {
      block.addAll(each.getChildren().values().toArray(new Block[0]));
    }
    return block;
  }

  private static SequentialBlock stage(int filters) {
    return stage(filters, 3, 1);
  }

  private static SequentialBlock stage(int filters, int side, int stride) {
    SequentialBlock block = new SequentialBlock();
    block.add(
        Conv2d.builder()
            .setKernelShape(new Shape(side, side))
            .optPadding(new Shape(side / 2, side / 2))
            .optStride(new Shape(stride, stride))
            .setFilters(filters)
            .optBias(false)
            .build());
    block.add(BatchNorm.builder().optMomentum(BATCH_NORM_MOMENTUM).build());
    block.add(Activation.reluBlock());
    return block;
  }

  /** Each cell four times over, B×C×2H×2W, in channels-last memory; gradients pass. */
  static NDArray doubled(NDArray x) {
    long[] s = x.getShape().getShape();
    return x.transpose(0, 2, 3, 1)
        .reshape(s[0], s[2], 1, s[3], 1, s[1])
        .broadcast(s[0], s[2], 2, s[3], 2, s[1])
        .reshape(s[0], 2 * s[2], 2 * s[3], s[1])
        .transpose(0, 3, 1, 2);
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
    NDArray atQuarter = through(quarter, store, inputs.singletonOrThrow(), training);
    NDArray atEighth = through(eighth, store, atQuarter, training);
    NDArray atSixteenth = through(sixteenth, store, atEighth, training);
    NDArray up = through(middle, store, doubled(atSixteenth).add(atEighth), training);
    NDArray narrowed = through(narrow, store, up, training);
    return new NDList(through(head, store, doubled(narrowed).add(atQuarter), training));
  }

  private static NDArray through(Block block, ParameterStore store, NDArray x, boolean training) {
    return block.forward(store, new NDList(x), training).singletonOrThrow();
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    long batch = inputs[0].get(0);
    long rows = inputs[0].get(2);
    long columns = inputs[0].get(3);
    quarter.initialize(manager, type, inputs[0]);
    eighth.initialize(manager, type, new Shape(batch, 2 * width, rows / 4, columns / 4));
    sixteenth.initialize(manager, type, new Shape(batch, 4 * width, rows / 8, columns / 8));
    middle.initialize(manager, type, new Shape(batch, 4 * width, rows / 8, columns / 8));
    narrow.initialize(manager, type, new Shape(batch, 4 * width, rows / 8, columns / 8));
    head.initialize(manager, type, new Shape(batch, 2 * width, rows / 4, columns / 4));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {
      new Shape(inputs[0].get(0), outputs, inputs[0].get(2) / 4, inputs[0].get(3) / 4)
    };
  }
}
