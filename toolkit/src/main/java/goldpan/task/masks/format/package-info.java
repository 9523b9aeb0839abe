/** How masks are stored: formats that open them, and what writes them as decided. */
@org.jspecify.annotations.NullMarked
package goldpan.task.masks.format;
