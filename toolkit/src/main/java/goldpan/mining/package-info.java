/** Losses and scores: what the probabilities say about each sample. */
@NullMarked
package goldpan.mining;

import org.jspecify.annotations.NullMarked;
