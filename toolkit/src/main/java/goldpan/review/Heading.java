package goldpan.review;

import com.google.gson.JsonObject;
import goldpan.data.Dataset;
import goldpan.data.Words;

/** The first line of journals and patch files: what it is and which dataset it is about. */
final class Heading {
  static final int VERSION = 1;

  private Heading() {}

  static JsonObject of(String kind, String dataset, String fingerprint, int samples) {
    JsonObject json = new JsonObject();
    json.addProperty("goldpan", kind);
    json.addProperty("version", VERSION);
    json.addProperty("dataset", dataset);
    json.addProperty("fingerprint", fingerprint);
    json.addProperty("samples", samples);
    return json;
  }

  /**
   * Makes sure of kind and version.
   *
   * @throws IllegalArgumentException saying what was found and expected
   */
  static void check(JsonObject json, String kind) {
    String found = DecisionJson.text(json, "goldpan");
    if (!found.equals(kind)) {
      throw new IllegalArgumentException("it is a %s; expected a %s".formatted(found, kind));
    }
    int version = DecisionJson.number(json, "version");
    if (version != VERSION) {
      throw new IllegalArgumentException(
          Words.of(
              "its format is version %d; expected %d; read it with the Goldpan that wrote it",
              version, VERSION));
    }
  }

  /** Makes sure of kind, version and dataset. */
  static void check(JsonObject json, String kind, Dataset dataset) {
    check(json, kind);
    String fingerprint = DecisionJson.text(json, "fingerprint");
    if (!fingerprint.equals(dataset.identity())) {
      throw new IllegalArgumentException(
          "it is about %s (%s); expected %s (%s)"
              .formatted(
                  DecisionJson.text(json, "dataset"),
                  Merge.brief(fingerprint),
                  dataset.name(),
                  Merge.brief(dataset.identity())));
    }
  }
}
