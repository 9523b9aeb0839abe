/**
 * The light detector as a baseline: grouped folds, resuming, and what it says of what it held out.
 */
@NullMarked
package goldpan.train.detect;

import org.jspecify.annotations.NullMarked;
