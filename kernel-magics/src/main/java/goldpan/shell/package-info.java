/** Java evaluated in this process: the session behind the kernel and the script runner. */
@NullMarked
package goldpan.shell;

import org.jspecify.annotations.NullMarked;
