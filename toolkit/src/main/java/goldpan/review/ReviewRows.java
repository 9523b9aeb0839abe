package goldpan.review;

import goldpan.data.Dataset;
import goldpan.mining.CrossEntropy;
import goldpan.mining.Losses;
import goldpan.mining.Score;
import goldpan.mining.Suspects;
import goldpan.predict.Predictions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The samples that the page lists, most suspicious first, in columns. The page knows a sample by
 * its place in this list; nothing it sends is ever a file name.
 */
final class ReviewRows {
  /** Samples listed at most; what lies below is hardly worth a person's time. */
  static final int MOST = 200_000;

  private final Suspects suspects;
  private final Losses losses;
  private final Losses nats;
  private final int[] order;
  private final int[] placeOfSample;
  private final ByteBuffer columns;

  ReviewRows(Suspects suspects) {
    this.suspects = suspects;
    this.losses = suspects.losses();
    this.nats = losses.score() instanceof CrossEntropy ? losses : Losses.of(losses.predictions());
    int[] all = losses.scores().descending();
    this.order = Arrays.copyOf(all, Math.min(MOST, all.length));
    this.placeOfSample = new int[dataset().size()];
    Arrays.fill(placeOfSample, -1);
    for (int place = 0; place < order.length; place++) {
      placeOfSample[sample(place)] = place;
    }
    this.columns = makeColumns();
  }

  Suspects suspects() {
    return suspects;
  }

  Losses losses() {
    return losses;
  }

  Predictions predictions() {
    return losses.predictions();
  }

  Dataset dataset() {
    return losses.dataset();
  }

  int size() {
    return order.length;
  }

  /** The row in the losses. */
  int row(int place) {
    return order[place];
  }

  /** The sample's index in the dataset. */
  int sample(int place) {
    return losses.sampleIndex(order[place]);
  }

  String id(int place) {
    return dataset().id(sample(place));
  }

  /** Where a sample is in the list; -1 when it is not listed. */
  int place(int sample) {
    return placeOfSample[sample];
  }

  double lossNats(int row) {
    return nats.at(row);
  }

  /** Whether the suspects are all that lie above their cut, so that moving the cut makes sense. */
  boolean isWhole() {
    return suspects.areHighest() && suspects.size() == suspects.cut().count();
  }

  /**
   * All columns, little endian, one after the other: score, loss, p(given) and p(predicted) as
   * floats; sample index as int; given and predicted label as unsigned shorts; split, origin and
   * whether it is among the suspects as bytes.
   */
  ByteBuffer columns() {
    return columns.duplicate();
  }

  private ByteBuffer makeColumns() {
    int n = order.length;
    Predictions predictions = predictions();
    ByteBuffer out = ByteBuffer.allocate(n * 27).order(ByteOrder.LITTLE_ENDIAN);
    floats(out, place -> (float) losses.at(order[place]));
    floats(out, place -> (float) nats.at(order[place]));
    floats(out, place -> predictions.probability(order[place], predictions.label(order[place])));
    int[] predicted = new int[n];
    Arrays.setAll(predicted, place -> predictions.predicted(order[place]));
    floats(out, place -> predictions.probability(order[place], predicted[place]));
    for (int place = 0; place < n; place++) {
      out.putInt(sample(place));
    }
    for (int place = 0; place < n; place++) {
      out.putShort((short) predictions.label(order[place]));
    }
    for (int place = 0; place < n; place++) {
      out.putShort((short) predicted[place]);
    }
    for (int place = 0; place < n; place++) {
      out.put((byte) dataset().split(sample(place)).ordinal());
    }
    for (int place = 0; place < n; place++) {
      out.put((byte) predictions.origin(order[place]).ordinal());
    }
    byte[] members = new byte[n];
    for (int i = 0; i < suspects.size(); i++) {
      int place = place(suspects.get(i).sample().index());
      if (place >= 0) {
        members[place] = 1;
      }
    }
    return out.put(members).flip();
  }

  /** Another score of every listed sample, as little-endian floats. */
  ByteBuffer score(Score score) {
    double[] values = score.of(predictions());
    ByteBuffer out = ByteBuffer.allocate(order.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    floats(out, place -> (float) values[order[place]]);
    return out.flip();
  }

  private interface FloatAt {
    float at(int place);
  }

  private void floats(ByteBuffer out, FloatAt values) {
    for (int place = 0; place < order.length; place++) {
      out.putFloat(values.at(place));
    }
  }
}
