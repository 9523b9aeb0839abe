/** Files that are whole or not there, locks between processes, logs that only grow, checkpoints. */
@NullMarked
package goldpan.disk;

import org.jspecify.annotations.NullMarked;
