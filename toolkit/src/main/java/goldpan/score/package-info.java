/**
 * Scores: one number a sample from its predictions, higher always more suspicious. One file each.
 */
@org.jspecify.annotations.NullMarked
package goldpan.score;
