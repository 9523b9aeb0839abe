/**
 * Installs the notebook kernel: libraries in a folder of their own, and a kernelspec that names
 * them. Knows no other room, since it runs from the top of the kernel's jar, before the libraries
 * are unpacked.
 */
@NullMarked
package goldpan.install;

import org.jspecify.annotations.NullMarked;
