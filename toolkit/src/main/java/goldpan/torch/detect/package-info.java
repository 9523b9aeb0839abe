/** A light detector: its network, what it learns from, its loss, its training and its answers. */
@NullMarked
package goldpan.torch.detect;

import org.jspecify.annotations.NullMarked;
