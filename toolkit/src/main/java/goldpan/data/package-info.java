/** Datasets: what samples there are, where their media is, what is wrong with them. */
@NullMarked
package goldpan.data;

import org.jspecify.annotations.NullMarked;
