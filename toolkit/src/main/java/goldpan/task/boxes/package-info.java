/**
 * Boxes as values: what an annotation gives and what a detector finds, how much two of them
 * overlap, which belong together, and how precise a detector is. It knows no model, no format and
 * no mining, so that those can know it.
 */
@org.jspecify.annotations.NullMarked
package goldpan.task.boxes;
