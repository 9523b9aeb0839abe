package goldpan.predict;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The numbers that a model computes with. */
public enum FloatPrecision {
  /** {@link #FLOAT32}, unless a trial shows another to be faster and as good. */
  AUTO,
  /** 32 bits; what models are trained with. */
  FLOAT32,
  /** IEEE 754's 16 bits. */
  FLOAT16,
  /** 16 bits with the range of 32. */
  BFLOAT16;

  /**
   * The precision called {@code name}.
   *
   * @throws PredictionException for another name, with those there are
   */
  public static FloatPrecision named(String name) {
    String wanted = name.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(p -> p.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new PredictionException(
                    "precision is \"%s\"; expected one of %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(FloatPrecision::toString)
                                .collect(Collectors.joining(", ")))));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
