/** Metrics of predictions against labels, each with an interval and the name of its data. */
@NullMarked
package goldpan.metrics;

import org.jspecify.annotations.NullMarked;
