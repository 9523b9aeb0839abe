package goldpan.train;

import goldpan.predict.Floats;
import goldpan.predict.Matrix;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the training of one fold has recorded so far; with the trainer's own state, all that a
 * checkpoint needs. Whatever else is recorded along the way belongs here, is updated with {@link
 * #stepped} or {@link #judged}, and is written and read in the same order at the end of {@link
 * #write} and {@link #read}.
 */
final class FoldRecord {
  private final int fold;
  private final FoldDynamics dynamics;
  private int epochsDone;
  private int stepsOfEpoch;
  private double lossOfEpoch;
  private boolean complete;
  private long elapsedMillis;
  private Matrix best = Matrix.of();
  private double bestLoss = Double.POSITIVE_INFINITY;
  private int bestEpoch;
  private byte[] weights = new byte[0];
  private Matrix inSampleProbabilities = Matrix.of();
  private final List<Step> steps = new ArrayList<>();
  private final List<Epoch> epochs = new ArrayList<>();

  FoldRecord(int fold, FoldDynamics dynamics) {
    this.fold = fold;
    this.dynamics = dynamics;
  }

  /** How it goes for each sample that is learnt from. */
  FoldDynamics dynamics() {
    return dynamics;
  }

  /** Epochs that are over, from 0. */
  int epochsDone() {
    return epochsDone;
  }

  /** Steps done of the epoch that is not over. */
  int stepsOfEpoch() {
    return stepsOfEpoch;
  }

  /** A step was made. */
  void stepped(int step, double nats, double rate) {
    steps.add(new Step(fold, epochsDone + 1, step, nats, rate));
    stepsOfEpoch++;
    lossOfEpoch += nats;
  }

  /**
   * An epoch is over and the fold's held-out samples have been judged.
   *
   * @return whether this epoch is the best so far; {@link #keep} then takes its weights
   */
  boolean judged(Matrix said, double heldOutLoss, double accuracy) {
    boolean better = heldOutLoss < bestLoss;
    ended(heldOutLoss, accuracy, better);
    if (better) {
      best = said;
      bestLoss = heldOutLoss;
      bestEpoch = epochsDone;
    }
    return better;
  }

  /**
   * An epoch is over and some of the held-out samples have been judged; it cannot be the best.
   *
   * @return false
   */
  boolean glanced(double heldOutLoss, double accuracy) {
    ended(heldOutLoss, accuracy, false);
    return false;
  }

  private void ended(double heldOutLoss, double accuracy, boolean better) {
    double trainLoss = lossOfEpoch / stepsOfEpoch;
    epochsDone++;
    stepsOfEpoch = 0;
    lossOfEpoch = 0;
    epochs.add(new Epoch(fold, epochsDone, trainLoss, heldOutLoss, accuracy, better));
  }

  void keep(byte[] snapshot) {
    weights = snapshot;
  }

  /**
   * What the best epoch's model says of samples it has learnt from, one row of K probabilities a
   * sample that the next fold holds out; no rows before the fold is complete.
   */
  Matrix inSampleProbabilities() {
    return inSampleProbabilities;
  }

  /** Whether the recipe asks for another epoch. */
  boolean goesOn(Recipe recipe) {
    return epochsDone < recipe.epochs() && epochsDone - bestEpoch < recipe.patience();
  }

  /** There is nothing left to train, and this is {@link #inSampleProbabilities}. */
  void complete(Matrix said) {
    inSampleProbabilities = said;
    complete = true;
  }

  boolean isComplete() {
    return complete;
  }

  /** How long the whole training had taken when this was written, earlier processes included. */
  long elapsedMillis() {
    return elapsedMillis;
  }

  void elapsed(long millis) {
    elapsedMillis = millis;
  }

  /**
   * What was said at the best epoch, one row a held-out sample: probabilities, then the embedding.
   */
  Matrix best() {
    return best;
  }

  /** Weights of the best epoch. */
  byte[] weights() {
    return weights;
  }

  List<Step> steps() {
    return steps;
  }

  /** Every epoch, with only the best said to be kept. */
  Stream<Epoch> epochs() {
    return epochs.stream().map(e -> e.epoch() == bestEpoch ? e : e.notKept());
  }

  /** Epochs that are over, from the beginning of what {@link #write} wrote. */
  static int epochs(DataInputStream in) throws IOException {
    int unused = in.readInt();
    return in.readInt();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(fold);
    out.writeInt(epochsDone);
    out.writeInt(stepsOfEpoch);
    out.writeDouble(lossOfEpoch);
    out.writeBoolean(complete);
    out.writeLong(elapsedMillis);
    Floats.write(best, out);
    out.writeDouble(bestLoss);
    out.writeInt(bestEpoch);
    out.writeInt(weights.length);
    out.write(weights);
    Floats.write(inSampleProbabilities, out);
    out.writeInt(steps.size());
    for (Step step : steps) {
      out.writeInt(step.epoch());
      out.writeInt(step.step());
      out.writeDouble(step.lossNats());
      out.writeDouble(step.rate());
    }
    out.writeInt(epochs.size());
    for (Epoch epoch : epochs) {
      out.writeInt(epoch.epoch());
      out.writeDouble(epoch.trainLossNats());
      out.writeDouble(epoch.heldOutLossNats());
      out.writeDouble(epoch.heldOutAccuracy());
      out.writeBoolean(epoch.kept());
    }
    dynamics.write(out);
  }

  /**
   * Takes over what {@link #write} wrote into this, a fresh record.
   *
   * @throws IOException when the stream is about another fold
   */
  FoldRecord read(DataInputStream in) throws IOException {
    int about = in.readInt();
    if (about != fold) {
      throw new IOException("is about fold " + (about + 1));
    }
    epochsDone = in.readInt();
    stepsOfEpoch = in.readInt();
    lossOfEpoch = in.readDouble();
    complete = in.readBoolean();
    elapsedMillis = in.readLong();
    best = Floats.read(in);
    bestLoss = in.readDouble();
    bestEpoch = in.readInt();
    weights = in.readNBytes(in.readInt());
    inSampleProbabilities = Floats.read(in);
    for (int left = in.readInt(); left > 0; left--) {
      steps.add(new Step(fold, in.readInt(), in.readInt(), in.readDouble(), in.readDouble()));
    }
    for (int left = in.readInt(); left > 0; left--) {
      epochs.add(
          new Epoch(
              fold,
              in.readInt(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readBoolean()));
    }
    dynamics.read(in);
    return this;
  }
}
