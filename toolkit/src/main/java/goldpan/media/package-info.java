/** Kinds of media beside pictures, one file each. */
@NullMarked
package goldpan.media;

import org.jspecify.annotations.NullMarked;
