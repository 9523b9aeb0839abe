package goldpan.review;

import goldpan.data.Dataset;
import goldpan.mining.Kind;
import goldpan.mining.Losses;
import goldpan.mining.Suspects;
import goldpan.predict.Predictions;
import goldpan.score.CrossEntropy;
import goldpan.score.Score;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

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
   * What the page knows of every listed sample, as {@link PackedColumns}: score, loss in nats,
   * p(given), p(predicted), sample index, given and predicted label, split, origin, and whether it
   * is among the suspects.
   */
  ByteBuffer columns() {
    return columns.duplicate();
  }

  private ByteBuffer makeColumns() {
    Predictions predictions = predictions();
    int[] predicted = new int[order.length];
    Arrays.setAll(predicted, place -> predictions.predicted(order[place]));
    boolean[] members = members();
    return new PackedColumns(order.length)
        .floats("score", place -> (float) losses.at(order[place]))
        .floats("loss", place -> (float) nats.at(order[place]))
        .floats(
            "pGiven",
            place -> predictions.probability(order[place], predictions.label(order[place])))
        .floats("pPredicted", place -> predictions.probability(order[place], predicted[place]))
        .ints("sample", this::sample)
        .shorts("given", place -> predictions.label(order[place]))
        .shorts("predicted", place -> predicted[place])
        .bytes("split", place -> dataset().split(sample(place)).ordinal())
        .bytes("origin", place -> predictions.origin(order[place]).ordinal())
        .bytes("member", place -> members[place] ? 1 : 0)
        .pack();
  }

  private boolean[] members() {
    boolean[] members = new boolean[order.length];
    for (int i = 0; i < suspects.size(); i++) {
      int place = place(suspects.get(i).sample().index());
      if (place >= 0) {
        members[place] = true;
      }
    }
    return members;
  }

  /**
   * What each listed sample most likely is: the column {@code kind}, by position in {@link Kind}.
   */
  ByteBuffer kinds() {
    return new PackedColumns(order.length)
        .bytes("kind", place -> losses.explanation(order[place]).kind().ordinal())
        .pack();
  }

  /** Whether each listed sample's reason holds a text in any case: the column {@code holds}. */
  ByteBuffer reasonsThatHold(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return new PackedColumns(order.length)
        .bytes("holds", place -> reason(place).toLowerCase(Locale.ROOT).contains(wanted) ? 1 : 0)
        .pack();
  }

  private String reason(int place) {
    return losses.explanation(order[place]).toString();
  }

  /** Another score of every listed sample: the column {@code score}. */
  ByteBuffer score(Score score) {
    double[] values = score.of(predictions());
    return new PackedColumns(order.length)
        .floats("score", place -> (float) values[order[place]])
        .pack();
  }
}
