/** Goldpan inside the JJava kernel. */
@NullMarked
package goldpan.jjava;

import org.jspecify.annotations.NullMarked;
