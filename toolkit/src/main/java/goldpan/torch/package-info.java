/**
 * Networks, inference and devices: the only room that knows DJL, so that native memory has one
 * owner.
 */
@NullMarked
package goldpan.torch;

import org.jspecify.annotations.NullMarked;
