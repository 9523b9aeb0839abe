package goldpan.jpeg;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions of TurboJPEG's interface that are used, bound by JNA to whatever library {@link
 * #bind} finds. JNA comes with DJL; its direct calls on memory of its own take a tenth of what a
 * 32×32 picture does. The names and their meaning are the same from libjpeg-turbo 1.4 on.
 *
 * @see <a href="https://rawcdn.githack.com/libjpeg-turbo/libjpeg-turbo/main/doc/turbojpeg/">its
 *     documentation</a>
 */
final class TurboJpegLibrary {
  /** The system property that names a file to load in place of the installed library. */
  static final String PROPERTY = "goldpan.turbojpeg";

  private static final List<String> HOMEBREW =
      List.of("/opt/homebrew/opt/jpeg-turbo/lib", "/usr/local/opt/jpeg-turbo/lib");

  private TurboJpegLibrary() {}

  /**
   * Binds the functions to the library that the system property names, or else to the installed
   * one. To be called once.
   *
   * @return the library's file, or its name where the file is not known
   * @throws UnsatisfiedLinkError when there is none, or one without these functions
   */
  static String bind() {
    NativeLibrary library = load(names());
    Native.register(TurboJpegLibrary.class, library);
    return library.getFile() == null ? library.getName() : place(library.getFile().toPath());
  }

  private static String place(Path file) {
    return String.valueOf(Files.exists(file) ? file.toAbsolutePath() : file.getFileName());
  }

  /** What the library is called here, the surest name first. */
  static List<String> names() {
    String said = System.getProperty(PROPERTY, "");
    if (!said.isEmpty()) {
      return List.of(said);
    }
    List<String> names = new ArrayList<>();
    if (Platform.isMac()) {
      HOMEBREW.forEach(folder -> names.add(folder + "/libturbojpeg.dylib"));
    } else if (!Platform.isWindows()) {
      names.add("libturbojpeg.so.0"); // without a number it is there for developers only
    }
    names.add("turbojpeg");
    return names;
  }

  private static NativeLibrary load(List<String> names) {
    UnsatisfiedLinkError first = null;
    for (String name : names) {
      try {
        return NativeLibrary.getInstance(name);
      } catch (UnsatisfiedLinkError e) {
        first = first == null ? e : first;
      }
    }
    throw first == null ? new UnsatisfiedLinkError("no name to look for") : first;
  }

  /** A decompressor; 0 when there is no memory for it. */
  static native long tjInitDecompress();

  /** Reads width, height, sampling and colour space; not 0 when that fails. */
  static native int tjDecompressHeader3(
      long decompressor,
      Pointer jpeg,
      long size,
      Pointer width,
      Pointer height,
      Pointer sampling,
      Pointer colourSpace);

  /**
   * Decodes to the largest of the sizes it can scale to that fits into {@code width} and {@code
   * height}; not 0 when that fails or anything about the file is damaged.
   */
  static native int tjDecompress2(
      long decompressor,
      Pointer jpeg,
      long size,
      Pointer target,
      int width,
      int pitch,
      int height,
      int pixelFormat,
      int flags);
}
