/**
 * A class for each pixel: masks read from their files when asked for, regions as units, and what
 * says which regions are doubtful.
 */
@org.jspecify.annotations.NullMarked
package goldpan.task.masks;
