package goldpan.review;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import goldpan.data.Dataset;
import goldpan.mining.Auto;
import goldpan.mining.Exploration;
import goldpan.mining.Losses;
import goldpan.mining.Numbers;
import goldpan.mining.ScoreBins;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What the script of {@link ExplorePage} works on; see explore.js. */
final class ExploreData {
  private static final int EACH = 4;
  private static final int MOST_SUSPECTS = 1000;
  private static final int SIDE = 56;

  private final Losses losses;
  private final ScoreBins bins;
  private final int[] ranked;
  private final Map<Integer, Integer> pictured = new LinkedHashMap<>();

  private ExploreData(Losses losses) {
    this.losses = losses;
    this.bins = ScoreBins.logarithmic(losses.scores());
    this.ranked = losses.scores().descending(Math.min(MOST_SUSPECTS, losses.size()));
  }

  static JsonObject of(Exploration exploration) {
    ExploreData data = new ExploreData(exploration.losses());
    JsonArray stops = new JsonArray();
    exploration.stops().forEach(stop -> stops.add(data.stop(stop)));
    JsonObject json = new JsonObject();
    json.addProperty("samples", data.losses.size());
    json.addProperty("unit", data.losses.score().unit());
    json.addProperty("log", data.bins.isLogarithmic());
    json.add("bins", data.counts());
    json.addProperty("low", data.bins.from(0));
    json.addProperty("high", data.bins.from(data.bins.size()));
    json.addProperty("start", start(exploration));
    json.add("stops", stops);
    json.add("pictures", data.pictures());
    return json;
  }

  /** The stop that takes about as many as the default rule. */
  private static int start(Exploration exploration) {
    int wanted = exploration.losses().above(new Auto()).size();
    int best = 0;
    for (int i = 1; i < exploration.stops().size(); i++) {
      int distance = Math.abs(exploration.stops().get(i).suspects() - wanted);
      if (distance < Math.abs(exploration.stops().get(best).suspects() - wanted)) {
        best = i;
      }
    }
    return best;
  }

  private JsonArray counts() {
    JsonArray counts = new JsonArray();
    IntStream.range(0, bins.size()).forEach(bin -> counts.add(bins.count(bin)));
    return counts;
  }

  private JsonObject stop(Exploration.Stop stop) {
    JsonObject json = new JsonObject();
    json.addProperty("cut", Numbers.brief(stop.cut()));
    json.addProperty("at", bins.place(stop.cut()));
    json.addProperty("suspects", stop.suspects());
    json.addProperty("wrong", ExplorePage.wrong(stop.precision()));
    int taken = stop.suspects();
    json.add("first", ranks(0, Math.min(EACH, taken)));
    json.add("last", ranks(Math.max(EACH, taken - EACH), taken));
    return json;
  }

  /** Places among the pictures of the suspects of these ranks; none where too many are taken. */
  private JsonArray ranks(int from, int to) {
    JsonArray places = new JsonArray();
    for (int rank = from; rank < Math.min(to, ranked.length) && to <= ranked.length; rank++) {
      places.add(pictured.computeIfAbsent(rank, unused -> pictured.size()));
    }
    return places;
  }

  private JsonArray pictures() {
    JsonArray pictures = new JsonArray();
    pictured.keySet().forEach(rank -> pictures.add(picture(ranked[rank])));
    return pictures;
  }

  private JsonObject picture(int row) {
    Dataset dataset = losses.dataset();
    int sample = losses.sampleIndex(row);
    int predicted = losses.predictions().predicted(row);
    JsonObject json = new JsonObject();
    json.addProperty("id", dataset.id(sample));
    json.addProperty(
        "labels",
        dataset.classes().get(losses.predictions().label(row))
            + " → "
            + dataset.classes().get(predicted));
    if (dataset.hasMedia()) {
      Thumbnail seen = Thumbnail.seen(dataset, sample, SIDE);
      json.addProperty("src", seen.dataUri());
      json.addProperty("width", seen.width());
      json.addProperty("height", seen.height());
    }
    return json;
  }
}
