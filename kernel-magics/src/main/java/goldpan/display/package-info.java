/** How values show themselves in a notebook. */
@NullMarked
package goldpan.display;

import org.jspecify.annotations.NullMarked;
