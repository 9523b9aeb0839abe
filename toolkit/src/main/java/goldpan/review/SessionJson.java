package goldpan.review;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.mining.Explanation;
import goldpan.mining.Kind;
import goldpan.mining.Precision;
import goldpan.mining.Suspect;
import goldpan.mining.Suspects;
import goldpan.predict.Origin;
import goldpan.predict.Predictions;
import goldpan.score.Score;
import goldpan.score.ScoreNames;
import java.util.Arrays;
import java.util.List;

/** What is being reviewed, and one sample with what it is seen beside, for the page. */
final class SessionJson {
  private static final int GUESSES = 6;

  /** So many give an interval of about 0.3. */
  private static final int DRAWN = 20;

  private final ReviewRows rows;
  private final Journal journal;
  private final Surroundings surroundings;
  private final LastReviewer reviewer;
  private final ReviewOptions options;

  SessionJson(
      ReviewRows rows,
      Journal journal,
      ReviewOptions options,
      LastReviewer reviewer,
      Progress progress) {
    this.options = options;
    this.reviewer = reviewer;
    this.rows = rows;
    this.journal = journal;
    this.surroundings = new Surroundings(rows, progress);
  }

  JsonObject session() {
    Suspects suspects = rows.suspects();
    Predictions predictions = rows.predictions();
    JsonObject json = new JsonObject();
    json.addProperty("dataset", rows.dataset().name());
    json.addProperty("identity", rows.dataset().identity());
    json.addProperty("samples", rows.losses().size());
    json.addProperty("rows", rows.size());
    json.add("classes", texts(rows.dataset().classes()));
    json.add("splits", texts(Arrays.asList(Split.values())));
    json.add("kinds", texts(Arrays.asList(Kind.values())));
    json.add("origins", texts(Arrays.asList(Origin.values())));
    json.addProperty("score", rows.losses().score().name());
    json.addProperty("unit", rows.losses().score().unit());
    json.addProperty("threshold", suspects.threshold().label());
    json.addProperty("cut", cut());
    json.addProperty("above", suspects.cut().count());
    json.addProperty("suspects", suspects.size());
    json.addProperty("whole", rows.isWhole());
    json.addProperty("origin", predictions.originSummary());
    json.addProperty("model", predictions.describe());
    json.addProperty("near", surroundings.nearBy());
    json.addProperty("pictures", rows.dataset().hasMedia());
    json.addProperty("sounds", rows.dataset().hasMedia() && rows.dataset().modality().isPlayed());
    json.addProperty("by", reviewer.name());
    json.addProperty("fixed", reviewer.isFixed());
    json.addProperty("blind", reviewer.isFixed());
    json.addProperty("second", options.second().isPresent());
    json.addProperty("journal", String.valueOf(journal.path().getFileName()));
    json.addProperty("log", Integer.toHexString(journal.path().hashCode()));
    json.add("notes", texts(journal.notes()));
    JsonArray scores = new JsonArray();
    for (Score score : ScoreNames.suiting(predictions)) {
      JsonObject one = new JsonObject();
      one.addProperty("name", score.name());
      one.addProperty("unit", score.unit());
      one.addProperty("measures", score.measures());
      scores.add(one);
    }
    json.add("scores", scores);
    return json;
  }

  /** The cut as a place on the histogram: JSON has no infinity, which a cut that takes none has. */
  private double cut() {
    double cut = rows.suspects().cut().value();
    int n = rows.losses().size();
    if (Double.isFinite(cut) || n == 0) {
      return Double.isFinite(cut) ? cut : 0;
    }
    return rows.losses().scores().highest(cut > 0 ? 1 : n);
  }

  /** The estimated precision of all suspects, put right by the decisions so far, in words. */
  JsonObject precision() {
    JsonObject json = new JsonObject();
    Precision precision = rows.suspects().precision(journal.decisions());
    json.addProperty("text", "labelled wrong: " + precision);
    json.addProperty("known", precision.isKnown());
    json.addProperty("suspects", precision.suspects());
    return json;
  }

  /** The places of the sample that stands for all suspects; see {@link Suspects#toReview}. */
  JsonArray sample() {
    JsonArray places = new JsonArray();
    for (Suspect drawn : rows.suspects().toReview(DRAWN)) {
      places.add(rows.place(drawn.sample().index()));
    }
    return places;
  }

  /** How far the second reviewer agrees with the journal, in words. */
  JsonObject agreement() {
    JsonObject json = new JsonObject();
    json.addProperty(
        "text",
        options
            .second()
            .map(theirs -> "second opinion: " + Agreement.of(journal.decisions(), theirs))
            .orElse(""));
    return json;
  }

  JsonObject row(int place) {
    Predictions predictions = rows.predictions();
    int row = rows.row(place);
    JsonObject json = new JsonObject();
    json.addProperty("id", rows.id(place));
    json.addProperty("fold", predictions.fold(row));
    Explanation explanation = rows.losses().explanation(row);
    json.addProperty("kind", explanation.kind().toString());
    json.addProperty("why", explanation.why());
    JsonArray guesses = new JsonArray();
    for (Guess guess : Guess.top(predictions, row, GUESSES)) {
      JsonArray pair = new JsonArray();
      pair.add(guess.label());
      pair.add(guess.value());
      guesses.add(pair);
    }
    json.add("guesses", guesses);
    json.add("neighbours", samples(surroundings.neighbours(row), row));
    json.add("given", samples(surroundings.typical(predictions.label(row)), row));
    int predicted = predictions.predicted(row);
    if (predicted != predictions.label(row)) {
      json.add("predicted", samples(surroundings.typical(predicted), row));
    }
    journal.decision(rows.id(place)).ifPresent(d -> json.add("decision", DecisionJson.write(d)));
    return json;
  }

  private JsonArray samples(List<Integer> found, int without) {
    Predictions predictions = rows.predictions();
    JsonArray json = new JsonArray();
    for (int row : found) {
      if (row != without) {
        JsonObject one = new JsonObject();
        int sample = predictions.sampleIndex(row);
        one.addProperty("sample", sample);
        one.addProperty("place", rows.place(sample));
        one.addProperty("id", rows.dataset().id(sample));
        one.addProperty("given", predictions.label(row));
        one.addProperty("predicted", predictions.predicted(row));
        json.add(one);
      }
    }
    return json;
  }

  private static JsonArray texts(List<?> values) {
    JsonArray json = new JsonArray(values.size());
    values.forEach(v -> json.add(v.toString()));
    return json;
  }
}
