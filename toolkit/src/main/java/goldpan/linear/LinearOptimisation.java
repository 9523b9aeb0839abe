package goldpan.linear;

/**
 * How a linear model learns.
 *
 * @param batch samples a step
 * @param peakRate learning rate of the first step
 * @param balanced whether every class counts the same, in place of every sample
 * @param labelSmoothing share of the target spread over all classes, in [0, 1)
 */
public record LinearOptimisation(
    int batch, double peakRate, boolean balanced, double labelSmoothing) {}
