/** Run folders: what was done, with what, and how to go on. */
@NullMarked
package goldpan.run;

import org.jspecify.annotations.NullMarked;
