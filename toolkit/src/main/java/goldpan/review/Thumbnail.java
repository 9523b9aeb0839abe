package goldpan.review;

import goldpan.data.Dataset;
import goldpan.data.Pixels;
import goldpan.data.Preview;
import goldpan.data.UnreadableMediaException;
import goldpan.text.HtmlPicture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A sample's picture, small enough to send: PNG when it is small anyway, so that every pixel shows,
 * JPEG when it had to be made smaller.
 */
final class Thumbnail {
  private static final float QUALITY = 0.82f;

  /** What a text needs to be read. */
  private static final int TEXT_WIDTH = 200;

  private final String type;
  private final byte[] bytes;
  private final int width;
  private final int height;

  private Thumbnail(String type, byte[] bytes, int width, int height) {
    this.type = type;
    this.bytes = bytes;
    this.width = width;
    this.height = height;
  }

  /**
   * The sample's picture with no side above {@code longest}, or the beginning of its text, drawn; a
   * grey cross when it is unreadable.
   */
  static Thumbnail of(Dataset dataset, int index, int longest) {
    try {
      return of(dataset.preview(index), longest);
    } catch (UnreadableMediaException e) {
      return png(cross());
    }
  }

  /**
   * What a person is shown: a picture with no side above {@code longest}, or the beginning of a
   * text, drawn.
   */
  static Thumbnail of(Preview preview, int longest) {
    return preview.text().isPresent()
        ? png(TextPicture.of(preview.text().get(), Math.max(TEXT_WIDTH, longest)))
        : of(preview.picture().orElseThrow(), longest);
  }

  static Thumbnail of(Pixels pixels, int longest) {
    int side = Math.max(pixels.width(), pixels.height());
    if (side <= longest) {
      return side <= 64 ? png(pixels.toImage()) : jpeg(rgb(pixels.toImage()));
    }
    return jpeg(shrink(rgb(pixels.toImage()), (double) longest / side));
  }

  String type() {
    return type;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** So few pixels that each should be seen as a square. */
  boolean isTiny() {
    return Math.max(width, height) <= 64;
  }

  String dataUri() {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * For pages that smooth what they enlarge: one with few pixels has each as a square already, so
   * many to a side that the longest side comes to at most {@code side}.
   */
  static Thumbnail seen(Dataset dataset, int index, int side) {
    Thumbnail small = of(dataset, index, side);
    int times = side / Math.max(small.width, small.height);
    return times < 2 ? small : small.enlarged(times);
  }

  private Thumbnail enlarged(int times) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
      BufferedImage out = new BufferedImage(times * width, times * height, image.getType());
      Graphics2D graphics = out.createGraphics();
      graphics.drawImage(image, 0, 0, times * width, times * height, null);
      graphics.dispose();
      return png(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For an output of a notebook, as large as it is. */
  HtmlPicture picture(String title) {
    return new HtmlPicture(dataUri(), width, height, title);
  }

  private static BufferedImage rgb(BufferedImage image) {
    return draw(image, image.getWidth(), image.getHeight());
  }

  /** Halves as long as that leaves more than enough, then one smooth step: fair and quick. */
  private static BufferedImage shrink(BufferedImage image, double factor) {
    int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
    int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
    BufferedImage now = image;
    while (now.getWidth() >= 2 * width && now.getHeight() >= 2 * height) {
      now = draw(now, now.getWidth() / 2, now.getHeight() / 2);
    }
    return draw(now, width, height);
  }

  private static BufferedImage draw(BufferedImage image, int width, int height) {
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = out.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return out;
  }

  private static BufferedImage cross() {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.GRAY);
    graphics.drawLine(3, 3, 12, 12);
    graphics.drawLine(12, 3, 3, 12);
    graphics.dispose();
    return image;
  }

  private static Thumbnail png(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", new MemoryCacheImageOutputStream(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Thumbnail("image/png", out.toByteArray(), image.getWidth(), image.getHeight());
  }

  private static Thumbnail jpeg(BufferedImage image) {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    ImageWriter writer = writers.next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return new Thumbnail("image/jpeg", out.toByteArray(), image.getWidth(), image.getHeight());
  }
}
