/** The Jupyter kernel that Goldpan installs: messages in, evaluated cells out. */
@NullMarked
package goldpan.kernel;

import org.jspecify.annotations.NullMarked;
