/** Predictions from files and into run folders. */
@NullMarked
package goldpan.predict.file;

import org.jspecify.annotations.NullMarked;
