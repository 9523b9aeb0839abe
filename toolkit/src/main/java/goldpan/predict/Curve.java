package goldpan.predict;

import goldpan.data.Figure;
import goldpan.data.View;
import java.util.List;

/** How training went, step by step and epoch by epoch, over all folds. Immutable. */
public final class Curve {
  private final List<Step> steps;
  private final List<Epoch> epochs;

  private Curve(List<Step> steps, List<Epoch> epochs) {
    this.steps = List.copyOf(steps);
    this.epochs = List.copyOf(epochs);
  }

  /** A curve of these, each fold's in the order they happened. */
  public static Curve of(List<Step> steps, List<Epoch> epochs) {
    return new Curve(steps, epochs);
  }

  /** Every training step. */
  public List<Step> steps() {
    return steps;
  }

  /** Every epoch, with how the fold did on its held-out samples. */
  public List<Epoch> epochs() {
    return epochs;
  }

  /** Loss of every step, and the held-out loss of every epoch. */
  public Figure plot() {
    return View.show("training", Figure.class, this);
  }

  @Override
  public String toString() {
    return "Curve: %d steps, %d epochs".formatted(steps.size(), epochs.size());
  }
}
