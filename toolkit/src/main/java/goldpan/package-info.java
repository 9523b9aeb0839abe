/** The front door that notebooks and JShell import. */
@NullMarked
package goldpan;

import org.jspecify.annotations.NullMarked;
