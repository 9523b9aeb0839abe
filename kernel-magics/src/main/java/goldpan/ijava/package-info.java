/** Goldpan inside the IJava kernel. */
@NullMarked
package goldpan.ijava;

import org.jspecify.annotations.NullMarked;
