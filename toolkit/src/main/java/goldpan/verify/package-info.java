/** Whether cleaning helped: training on given and on decided labels, compared on trusted ones. */
@NullMarked
package goldpan.verify;

import org.jspecify.annotations.NullMarked;
