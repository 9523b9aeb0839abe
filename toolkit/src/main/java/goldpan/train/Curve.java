package goldpan.train;

import goldpan.data.Figure;
import goldpan.data.View;
import goldpan.data.Words;
import java.util.List;

/** How training went: the loss of every step, and each fold's held-out loss after every epoch. */
public final class Curve {
  private final List<Step> steps;
  private final List<Epoch> epochs;

  private Curve(List<Step> steps, List<Epoch> epochs) {
    this.steps = steps;
    this.epochs = epochs;
  }

  public static Curve of(List<Step> steps, List<Epoch> epochs) {
    return new Curve(List.copyOf(steps), List.copyOf(epochs));
  }

  /** Every step of every fold, in order. */
  public List<Step> steps() {
    return steps;
  }

  /** Every epoch of every fold, in order. */
  public List<Epoch> epochs() {
    return epochs;
  }

  /** The loss of every step, so that spikes show, with the held-out loss of every epoch. */
  public Figure plot() {
    return View.show("training", Figure.class, this);
  }

  @Override
  public String toString() {
    return Words.of("Curve: %,d steps, %,d epochs", steps.size(), epochs.size());
  }
}
