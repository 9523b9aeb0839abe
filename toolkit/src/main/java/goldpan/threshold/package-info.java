/** Rules that turn scores into a cut. */
@NullMarked
package goldpan.threshold;

import org.jspecify.annotations.NullMarked;
