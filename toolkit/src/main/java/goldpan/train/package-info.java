/** The baseline in folds: recipe, schedule, dynamics, checkpoints. */
@NullMarked
package goldpan.train;

import org.jspecify.annotations.NullMarked;
