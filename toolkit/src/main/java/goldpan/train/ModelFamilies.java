package goldpan.train;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import goldpan.data.Json;
import goldpan.input.Input;
import goldpan.input.TextFeatures;
import goldpan.predict.PredictionException;
import org.jspecify.annotations.Nullable;

/** The families there are, as {@code baseline.json} names them. */
final class ModelFamilies {
  private ModelFamilies() {}

  /** The name to be written; null for pictures, which files of before there were others lack. */
  static @Nullable String name(ModelFamily family) {
    return family.kind().equals(PictureModels.KIND) ? null : family.kind();
  }

  /**
   * The family of a baseline that was written.
   *
   * @param name as {@link #name} gave it
   * @param input what the models take, as JSON
   * @throws PredictionException when there is no such family, or its input does not fit
   */
  static ModelFamily read(@Nullable String name, JsonElement input) {
    try {
      if (name == null) {
        return new PictureModels(Json.compact().fromJson(input, Input.class));
      }
      if (name.equals(TextModels.KIND)) {
        return new TextModels(Json.compact().fromJson(input, TextFeatures.class));
      }
    } catch (JsonParseException e) {
      throw new PredictionException(
          "the baseline's input is %s; expected what models of %s take; restore the file"
              .formatted(input, name == null ? PictureModels.KIND : name),
          e);
    }
    throw new PredictionException(
        "the baseline's models are for \"%s\"; expected %s or %s; open it with the version of Goldpan that wrote it"
            .formatted(name, PictureModels.KIND, TextModels.KIND));
  }
}
