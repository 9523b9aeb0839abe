package goldpan.predict;

import goldpan.data.Words;

/**
 * How a predictor computes; each part has a default that suits most. Immutable: each setting gives
 * a new one.
 *
 * @param device {@code auto}, {@code cpu}, {@code gpu}, {@code gpu:i} or {@code all}, which is
 *     every GPU; empty for the predictor's own
 * @param precision of the numbers; where it is {@link FloatPrecision#AUTO}, a trial decides
 * @param batch pictures at once; 0 for what suits the input, halved where memory runs out
 * @param cache where decoded pictures are kept
 * @param anew whether to begin anew, whatever a stopped mining has left
 */
public record Computing(
    String device, FloatPrecision precision, int batch, CacheFolder cache, boolean anew) {
  private static final int MOST_PICTURES = 1 << 16;

  /**
   * Checks the numbers.
   *
   * @throws PredictionException when the batch is negative or above 65,536
   */
  public Computing {
    if (!(batch >= 0 && batch <= MOST_PICTURES)) {
      throw new PredictionException(
          Words.of(
              "batch is %d; expected 1 to %d pictures, or 0 for what suits", batch, MOST_PICTURES));
    }
  }

  /** Everything as it suits, nothing kept. */
  public static Computing auto() {
    return new Computing("", FloatPrecision.AUTO, 0, CacheFolder.none(), false);
  }

  /** On this device: {@code auto}, {@code cpu}, {@code gpu}, {@code gpu:i} or {@code all}. */
  public Computing device(String name) {
    return new Computing(name, precision, batch, cache, anew);
  }

  /** With this precision. */
  public Computing precision(FloatPrecision wanted) {
    return new Computing(device, wanted, batch, cache, anew);
  }

  /** With this precision: {@code auto}, {@code float32}, {@code float16} or {@code bfloat16}. */
  public Computing precision(String name) {
    return precision(FloatPrecision.named(name));
  }

  /** With at most this many pictures at once; 0 for what suits. */
  public Computing batch(int pictures) {
    return new Computing(device, precision, pictures, cache, anew);
  }

  /** Keeping decoded pictures there. */
  public Computing cache(CacheFolder kept) {
    return new Computing(device, precision, batch, kept, anew);
  }

  /** Beginning anew, whatever a mining that was stopped has left. */
  public Computing fresh() {
    return new Computing(device, precision, batch, cache, true);
  }

  /** The same, with what is left open here as {@code own} has it. */
  public Computing over(Computing own) {
    return new Computing(
        deviceOr(own.device),
        precision == FloatPrecision.AUTO ? own.precision : precision,
        batch == 0 ? own.batch : batch,
        cache.isNone() ? own.cache : cache,
        anew || own.anew);
  }

  /** The device asked for, or {@code own} when none was. */
  public String deviceOr(String own) {
    return device.isBlank() ? own : device;
  }
}
