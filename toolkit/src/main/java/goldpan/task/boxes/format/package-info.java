/**
 * Formats of boxes, one file each and one beside it for writing: what is read from files, and how
 * the same files are written with nothing changed but what was decided.
 */
@org.jspecify.annotations.NullMarked
package goldpan.task.boxes.format;
