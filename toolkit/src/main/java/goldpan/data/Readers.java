package goldpan.data;

import com.twelvemonkeys.imageio.plugins.pnm.PNMImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * One thread's ImageIO readers, used again from picture to picture: making a reader costs several
 * times what a 32×32 JPEG takes to decode.
 *
 * <p>The providers are named here, not looked up among what is registered: the registry sees the
 * context class loader, which in a notebook is not the one that holds this library.
 */
final class Readers {
  private static final ThreadLocal<Readers> OF_THREAD = ThreadLocal.withInitial(Readers::new);

  private final Map<ImageKind, ImageReader> byKind = new EnumMap<>(ImageKind.class);
  private final MemoryStream stream = new MemoryStream();
  private final ColourTarget target = new ColourTarget();
  private final List<String> warnings = new ArrayList<>();

  private Readers() {}

  /** What ImageIO gives, with what the reader grumbled about. */
  record Read<T>(T value, List<String> warnings) {
    <R> Read<R> map(Function<T, R> change) {
      return new Read<>(change.apply(value), warnings);
    }
  }

  /** Decodes the first picture in {@code bytes}. */
  static Read<BufferedImage> read(ImageKind kind, byte[] bytes) throws IOException {
    return OF_THREAD.get().read(kind, bytes, reader -> reader.read(0));
  }

  /** Decodes a JPEG without converting its colours. */
  static Read<Raster> readRawJpeg(byte[] bytes) throws IOException {
    return OF_THREAD.get().read(ImageKind.JPEG, bytes, reader -> reader.readRaster(0, null));
  }

  /** Decodes a JPEG of luma and chroma: the reader's own conversion to red, green and blue. */
  static Read<Pixels> readColourJpeg(byte[] bytes) throws IOException {
    Readers own = OF_THREAD.get();
    return own.read(ImageKind.JPEG, bytes, own::colours);
  }

  /** Decodes every {@code step}-th pixel of every {@code step}-th line of a JPEG in colour. */
  static Read<Pixels> readReducedJpeg(byte[] bytes, int step) throws IOException {
    return OF_THREAD
        .get()
        .read(
            ImageKind.JPEG,
            bytes,
            reader -> {
              ImageReadParam reduced = reader.getDefaultReadParam();
              reduced.setSourceSubsampling(step, step, step / 2, step / 2);
              return Rasters.pixels(reader.read(0, reduced));
            });
  }

  private Pixels colours(ImageReader reader) throws IOException {
    BufferedImage image = target.ofSize(reader.getWidth(0), reader.getHeight(0));
    ImageReadParam into = reader.getDefaultReadParam();
    into.setDestination(image);
    return target.pixels(reader.read(0, into));
  }

  private interface Reading<T> {
    T from(ImageReader reader) throws IOException;
  }

  private <T> Read<T> read(ImageKind kind, byte[] bytes, Reading<T> reading) throws IOException {
    ImageReader reader = byKind.computeIfAbsent(kind, k -> listening(provider(k)));
    boolean done = false;
    warnings.clear();
    stream.over(bytes);
    try {
      reader.setInput(stream, true, true);
      T value = withMemory(reader, reading);
      done = true;
      return new Read<>(value, List.copyOf(warnings));
    } finally {
      if (done) {
        stream.clear();
      } else {
        // A reader that failed half way may not be fit for another picture.
        OF_THREAD.remove();
        reader.dispose();
      }
    }
  }

  private static <T> T withMemory(ImageReader reader, Reading<T> reading) throws IOException {
    DecodingMemory.Part taken =
        DecodingMemory.ofHeap().take(reader.getWidth(0), reader.getHeight(0));
    try {
      return reading.from(reader);
    } finally {
      taken.close();
    }
  }

  private ImageReader listening(ImageReaderSpi provider) {
    try {
      ImageReader reader = provider.createReaderInstance();
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      return reader;
    } catch (IOException e) {
      throw new IllegalStateException(provider + " gives no reader: " + e.getMessage(), e);
    }
  }

  private static ImageReaderSpi provider(ImageKind kind) {
    return switch (kind) {
      case JPEG -> ofJdk("jpeg");
      case PNG -> ofJdk("png");
      case GIF -> ofJdk("gif");
      case BMP -> ofJdk("bmp");
      case WEBP -> new WebPImageReaderSpi();
      case TIFF -> new TIFFImageReaderSpi();
      case PNM -> new PNMImageReaderSpi();
    };
  }

  private static ImageReaderSpi ofJdk(String format) {
    Iterator<ImageReaderSpi> all =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
    while (all.hasNext()) {
      ImageReaderSpi spi = all.next();
      if (spi.getClass().getName().startsWith("com.sun.imageio.plugins." + format + ".")) {
        return spi;
      }
    }
    throw new IllegalStateException(
        "this Java has no reader for " + format + "; use a JDK with the module java.desktop");
  }
}
