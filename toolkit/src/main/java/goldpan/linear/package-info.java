/** Linear models on sparse features, in plain Java. */
@NullMarked
package goldpan.linear;

import org.jspecify.annotations.NullMarked;
