/** How good predictions are: metrics against labels, each with an interval, and differences. */
@org.jspecify.annotations.NullMarked
package goldpan.metrics;
