package goldpan.torch;

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
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The layers of {@link UNet}: two convolutions at each of four sizes on the way down, one on the
 * way up, which sees what the way down had at its size; then one of 1×1.
 */
final class UNetBlock extends AbstractBlock {
  private static final float BATCH_NORM_MOMENTUM = 0.8f;
  private final List<Block> down = new ArrayList<>();
  private final List<Block> up = new ArrayList<>();
  private final Block pool = Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2));
  private final Block head;

  UNetBlock(int width, int outputs) {
    int[] widths = {width, 2 * width, 4 * width, 4 * width};
    for (int i = 0; i < widths.length; i++) {
      SequentialBlock level = new SequentialBlock();
      convolve(level, widths[i]);
      convolve(level, widths[i]);
      down.add(addChildBlock("down" + i, level));
    }
    for (int i = widths.length - 2; i >= 0; i--) {
      SequentialBlock level = new SequentialBlock();
      convolve(level, widths[i]);
      up.add(addChildBlock("up" + i, level));
    }
    head =
        addChildBlock(
            "head", Conv2d.builder().setKernelShape(new Shape(1, 1)).setFilters(outputs).build());
  }

  private static void convolve(SequentialBlock level, int filters) {
    level.add(
        Conv2d.builder()
            .setKernelShape(new Shape(3, 3))
            .optPadding(new Shape(1, 1))
            .setFilters(filters)
            .optBias(false)
            .build());
    level.add(BatchNorm.builder().optMomentum(BATCH_NORM_MOMENTUM).build());
    level.add(Activation.reluBlock());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    Deque<NDArray> seen = new ArrayDeque<>();
    NDArray x = inputs.singletonOrThrow();
    for (int i = 0; i < down.size(); i++) {
      x = i == 0 ? x : pool.forward(store, new NDList(x), training).singletonOrThrow();
      x = down.get(i).forward(store, new NDList(x), training).singletonOrThrow();
      seen.push(x);
    }
    seen.pop();
    for (Block level : up) {
      NDArray both = ChannelsLast.of(doubled(x).concat(seen.pop(), 1));
      x = level.forward(store, new NDList(both), training).singletonOrThrow();
    }
    return head.forward(store, new NDList(x), training);
  }

  /** Every value four times, in a square. */
  private static NDArray doubled(NDArray x) {
    Shape s = x.getShape();
    long b = s.get(0);
    long c = s.get(1);
    long h = s.get(2);
    long w = s.get(3);
    return x.expandDims(3)
        .expandDims(5)
        .broadcast(new Shape(b, c, h, 2, w, 2))
        .reshape(b, c, 2 * h, 2 * w);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return head.getOutputShapes(new Shape[] {inputShapes[0]});
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    Shape at = inputs[0];
    Deque<Shape> seen = new ArrayDeque<>();
    for (int i = 0; i < down.size(); i++) {
      at = i == 0 ? at : new Shape(at.get(0), at.get(1), at.get(2) / 2, at.get(3) / 2);
      down.get(i).initialize(manager, type, at);
      at = down.get(i).getOutputShapes(new Shape[] {at})[0];
      seen.push(at);
    }
    seen.pop();
    for (Block level : up) {
      Shape beside = seen.pop();
      Shape both = new Shape(at.get(0), at.get(1) + beside.get(1), beside.get(2), beside.get(3));
      level.initialize(manager, type, both);
      at = level.getOutputShapes(new Shape[] {both})[0];
    }
    head.initialize(manager, type, at);
  }
}
