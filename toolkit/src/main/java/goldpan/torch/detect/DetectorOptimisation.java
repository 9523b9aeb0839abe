package goldpan.torch.detect;

/**
 * How one detector learns.
 *
 * @param batch pictures a step
 * @param peakRate highest learning rate, reached after three tenths of all steps
 * @param weightDecay on convolution weights, a step of rate 1
 * @param zoom by how much sizes vary: from 1/zoom to zoom times
 * @param flips whether pictures are mirrored left to right, half of the time
 * @param colour by which brightness, contrast and saturation differ from 1
 */
public record DetectorOptimisation(
    int batch, double peakRate, double weightDecay, double zoom, boolean flips, double colour) {}
