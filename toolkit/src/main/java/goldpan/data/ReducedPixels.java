package goldpan.data;

/**
 * A picture decoded at its whole size or at a half, a quarter or an eighth of it. Where a side is
 * no multiple of the factor, the last reduced pixel reaches beyond the picture; {@link #left},
 * {@link #top}, {@link #width} and {@link #height} say which part of the pixels the picture is, so
 * that nothing is shifted when that part is resized.
 *
 * @param pixels upright
 * @param full the picture's own size, upright
 * @param factor 1, 2, 4 or 8
 * @param isMirrored whether the pixel that reaches beyond is the first of a row, not the last
 * @param isUpsideDown whether it is the first of a column
 */
public record ReducedPixels(
    Pixels pixels, PictureSize full, int factor, boolean isMirrored, boolean isUpsideDown) {

  /** A picture at its whole size. */
  public static ReducedPixels whole(Pixels pixels) {
    return new ReducedPixels(
        pixels, new PictureSize(pixels.width(), pixels.height()), 1, false, false);
  }

  /**
   * What became of a stored picture that was turned upright.
   *
   * @param orientation EXIF's, 1 to 8
   */
  static ReducedPixels upright(Pixels stored, PictureSize full, int factor, int orientation) {
    boolean mirrored = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
    boolean turned = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
    return new ReducedPixels(
        Orientation.upright(stored, orientation), full, factor, mirrored, turned);
  }

  /** The same with one or three channels. */
  public ReducedPixels withChannels(int channels) {
    return new ReducedPixels(pixels.withChannels(channels), full, factor, isMirrored, isUpsideDown);
  }

  /** Where the picture begins in a row of pixels, in pixels. */
  public double left() {
    return isMirrored ? pixels.width() - width() : 0;
  }

  /** Where the picture begins in a column of pixels, in pixels. */
  public double top() {
    return isUpsideDown ? pixels.height() - height() : 0;
  }

  /** The picture's width, in pixels of these. */
  public double width() {
    return full.width() / (double) factor;
  }

  /** The picture's height, in pixels of these. */
  public double height() {
    return full.height() / (double) factor;
  }
}
