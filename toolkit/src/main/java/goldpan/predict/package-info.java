/** Class probabilities, what goes with them row by row, and what gives them. */
@NullMarked
package goldpan.predict;

import org.jspecify.annotations.NullMarked;
