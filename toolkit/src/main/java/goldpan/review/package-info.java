/** What people decide about samples, and where they do it. */
@NullMarked
package goldpan.review;

import org.jspecify.annotations.NullMarked;
