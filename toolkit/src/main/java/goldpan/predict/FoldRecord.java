package goldpan.predict;

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
  private int epochsDone;
  private int stepsOfEpoch;
  private double lossOfEpoch;
  private boolean complete;
  private long elapsedMillis;
  private Matrix best = Matrix.of();
  private double bestLoss = Double.POSITIVE_INFINITY;
  private int bestEpoch;
  private byte[] weights = new byte[0];
  private final List<Step> steps = new ArrayList<>();
  private final List<Epoch> epochs = new ArrayList<>();

  FoldRecord(int fold) {
    this.fold = fold;
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
    double trainLoss = lossOfEpoch / stepsOfEpoch;
    epochsDone++;
    stepsOfEpoch = 0;
    lossOfEpoch = 0;
    boolean better = heldOutLoss < bestLoss;
    if (better) {
      best = said;
      bestLoss = heldOutLoss;
      bestEpoch = epochsDone;
    }
    epochs.add(new Epoch(fold, epochsDone, trainLoss, heldOutLoss, accuracy, better));
    return better;
  }

  void keep(byte[] snapshot) {
    weights = snapshot;
  }

  /** Whether the recipe asks for another epoch. */
  boolean goesOn(Recipe recipe) {
    return epochsDone < recipe.epochs() && epochsDone - bestEpoch < recipe.patience();
  }

  /** There is nothing left to train. */
  void complete() {
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

  /** Probabilities of the best epoch, one row a held-out sample. */
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
  }

  /**
   * @throws IOException when the stream is about another fold
   */
  static FoldRecord read(int fold, DataInputStream in) throws IOException {
    FoldRecord record = new FoldRecord(in.readInt());
    if (record.fold != fold) {
      throw new IOException("is about fold " + (record.fold + 1));
    }
    record.epochsDone = in.readInt();
    record.stepsOfEpoch = in.readInt();
    record.lossOfEpoch = in.readDouble();
    record.complete = in.readBoolean();
    record.elapsedMillis = in.readLong();
    record.best = Floats.read(in);
    record.bestLoss = in.readDouble();
    record.bestEpoch = in.readInt();
    record.weights = in.readNBytes(in.readInt());
    for (int left = in.readInt(); left > 0; left--) {
      record.steps.add(
          new Step(record.fold, in.readInt(), in.readInt(), in.readDouble(), in.readDouble()));
    }
    for (int left = in.readInt(); left > 0; left--) {
      record.epochs.add(
          new Epoch(
              record.fold,
              in.readInt(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readBoolean()));
    }
    return record;
  }
}
