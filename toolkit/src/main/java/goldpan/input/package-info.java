/** Pictures as a model takes them: resized, 8-bit, kept from pass to pass. */
@NullMarked
package goldpan.input;

import org.jspecify.annotations.NullMarked;
