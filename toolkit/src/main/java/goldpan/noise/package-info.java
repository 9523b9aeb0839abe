/**
 * What is known of label noise from predictions alone: which labels are likely wrong, and how many.
 */
@org.jspecify.annotations.NullMarked
package goldpan.noise;
