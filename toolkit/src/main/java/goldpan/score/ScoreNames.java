package goldpan.score;

import goldpan.predict.Predictions;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The scores there are. */
public final class ScoreNames {
  private ScoreNames() {}

  /** All scores by name. */
  public static List<Score> all() {
    return ServiceLoader.load(Score.class, Score.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Score::name))
        .collect(Collectors.toList());
  }

  /** Those whose needs these predictions meet, by name. */
  public static List<Score> suiting(Predictions predictions) {
    return all().stream().filter(s -> s.suits(predictions)).collect(Collectors.toList());
  }

  /**
   * The score called {@code name}.
   *
   * @throws IllegalArgumentException when there is none, with those there are
   */
  public static Score find(String name) {
    return all().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "score is \"%s\"; expected one of %s"
                        .formatted(name, all().stream().map(Score::name).toList())));
  }
}
