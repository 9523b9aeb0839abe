/** Figures; the only room that imports XChart. */
@NullMarked
package goldpan.plots;

import org.jspecify.annotations.NullMarked;
