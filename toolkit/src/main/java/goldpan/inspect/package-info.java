/**
 * Samples looked at without a model: duplicates, leakage between splits, the health of pictures.
 */
@NullMarked
package goldpan.inspect;

import org.jspecify.annotations.NullMarked;
