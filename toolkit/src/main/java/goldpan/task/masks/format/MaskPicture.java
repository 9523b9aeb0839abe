package goldpan.task.masks.format;

import goldpan.data.UnreadableMediaException;
import goldpan.task.masks.Mask;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A mask's file as it is: a value a pixel, or a colour. Colours are told from values by their
 * bands; a picture whose three bands are all alike and whose palette has no colours is of values.
 */
final class MaskPicture {
  private final BufferedImage image;
  private final @Nullable IIOMetadata metadata;

  private MaskPicture(BufferedImage image, @Nullable IIOMetadata metadata) {
    this.image = image;
    this.metadata = metadata;
  }

  /**
   * Reads a file.
   *
   * @param name of the mask, for messages
   * @throws UnreadableMediaException when it cannot be decoded
   */
  static MaskPicture read(Path file, String name) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
          throw new UnreadableMediaException(
              name, "is no picture that can be read; expected a PNG mask");
        }
        ImageReader reader = readers.next();
        try {
          reader.setInput(in);
          IIOMetadata said = reader.getImageMetadata(0);
          return new MaskPicture(reader.read(0), said);
        } finally {
          reader.dispose();
        }
      }
    } catch (NoSuchFileException e) {
      throw new UnreadableMediaException(name, "is missing; restore the file", e);
    } catch (IOException | RuntimeException e) {
      if (e instanceof UnreadableMediaException told) {
        throw told;
      }
      throw new UnreadableMediaException(
          name,
          "is damaged (%s); expected a PNG mask; restore the file".formatted(e.getMessage()),
          e);
    }
  }

  int width() {
    return image.getWidth();
  }

  int height() {
    return image.getHeight();
  }

  /** How many pixels have each value, or each colour where {@code colours} says so. */
  Map<Integer, Integer> values(boolean colours) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int y = 0; y < height(); y++) {
      for (int value : row(y, colours)) {
        counts.merge(value, 1, Integer::sum);
      }
    }
    return counts;
  }

  /** Whether pixels are colours and not three times one value. */
  boolean isColoured() {
    Raster raster = image.getRaster();
    if (raster.getNumBands() < 3) {
      return false;
    }
    int[] red = new int[width()];
    int[] other = new int[width()];
    for (int y = 0; y < height(); y++) {
      raster.getSamples(0, y, width(), 1, 0, red);
      for (int band = 1; band < 3; band++) {
        raster.getSamples(0, y, width(), 1, band, other);
        if (!java.util.Arrays.equals(red, other)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The values, or colours as 0xRRGGBB, of a row. */
  int[] row(int y, boolean colours) {
    Raster raster = image.getRaster();
    int[] values = new int[width()];
    raster.getSamples(0, y, width(), 1, 0, values);
    if (colours && raster.getNumBands() >= 3) {
      int[] band = new int[width()];
      for (int b = 1; b < 3; b++) {
        raster.getSamples(0, y, width(), 1, b, band);
        for (int x = 0; x < values.length; x++) {
          values[x] = values[x] << 8 | band[x];
        }
      }
    } else if (colours) {
      image.getRGB(0, y, width(), 1, values, 0, width());
      for (int x = 0; x < values.length; x++) {
        values[x] &= 0xffffff;
      }
    }
    return values;
  }

  /** The mask; unknown values and colours become {@link Mask#IGNORED}. */
  Mask mask(PixelPalette palette, boolean colours) {
    byte[] classes = new byte[width() * height()];
    int last = -1;
    int number = Mask.IGNORED;
    for (int y = 0; y < height(); y++) {
      int[] row = row(y, colours);
      for (int x = 0; x < row.length; x++) {
        if (row[x] != last) {
          last = row[x];
          Optional<Integer> found = colours ? palette.ofColour(last) : palette.ofValue(last);
          number = found.orElse(Mask.IGNORED);
        }
        classes[y * width() + x] = (byte) number;
      }
    }
    return Mask.of(width(), height(), classes);
  }

  /** Changes the pixels in which two masks differ, and no others. */
  void change(Mask before, Mask after, PixelPalette palette, boolean colours) {
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        if (before.at(x, y) != after.at(x, y)) {
          put(x, y, after.at(x, y), palette, colours);
        }
      }
    }
  }

  private void put(int x, int y, int number, PixelPalette palette, boolean colours) {
    WritableRaster raster = image.getRaster();
    int bands = raster.getNumBands();
    if (!colours) {
      for (int b = 0; b < Math.min(3, bands); b++) {
        raster.setSample(x, y, b, palette.value(number));
      }
      return;
    }
    int colour = palette.colour(number).orElse(0);
    if (bands >= 3) {
      List.of(0, 1, 2).forEach(b -> raster.setSample(x, y, b, colour >> (16 - 8 * b) & 0xff));
    } else {
      image.setRGB(x, y, 0xff000000 | colour);
    }
  }

  /** Writes a PNG of the same kind, with what else its file said. */
  void write(Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (OutputStream disk = Files.newOutputStream(file);
        ImageOutputStream out = new MemoryCacheImageOutputStream(disk)) {
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
  }

  /** Whether a value can be stored in its pixels. */
  boolean holds(int value) {
    int bits = image.getSampleModel().getSampleSize(0);
    boolean indexed = image.getColorModel() instanceof java.awt.image.IndexColorModel;
    int sizes = indexed ? ((java.awt.image.IndexColorModel) image.getColorModel()).getMapSize() : 0;
    return value < 1 << bits && (!indexed || value < sizes);
  }
}
