/** JPEG by libjpeg-turbo where it is installed: the native library and what it is used for. */
@NullMarked
package goldpan.jpeg;

import org.jspecify.annotations.NullMarked;
