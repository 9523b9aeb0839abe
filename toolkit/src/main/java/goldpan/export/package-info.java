/** Cleaned datasets and patch files. */
@NullMarked
package goldpan.export;

import org.jspecify.annotations.NullMarked;
