/** Commands that start with a percent sign, the same in every notebook host. */
@NullMarked
package goldpan.magics;

import org.jspecify.annotations.NullMarked;
