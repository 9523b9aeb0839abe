package goldpan.inspect;

import goldpan.data.Words;

/**
 * From where on two samples count as nearly the same.
 *
 * @param value a cosine similarity, in [0, 1]
 * @param above how many samples have another as near
 * @param byChance how many of those there would be without a duplicate, as estimated
 * @param source how it was found, in a few words
 */
public record SimilarityCut(double value, int above, double byChance, String source) {
  @Override
  public String toString() {
    return Words.of(
        "similarity from %.3f (%s): %,d samples have another as near, about %.1f by chance",
        value, source, above, byChance);
  }
}
