package goldpan.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipFile;

/** What a file that is no TorchScript is instead, and how to make TorchScript of it. */
final class ModelFileKind {
  private static final String EXPORT =
      "export the model, as in torch.jit.save(torch.jit.script(model.eval()), \"model.pt\")";

  private ModelFileKind() {}

  /** Such as "holds weights without a model; …"; empty for what is not known. */
  static String of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    byte[] head = head(file);
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u0089HDF\r\n")) {
      return "is a Keras or HDF5 file; bring its predictions along with predictions(file, dataset)";
    }
    if (start.startsWith("PK")) {
      return ofArchive(file);
    }
    if (head.length > 9 && head[8] == '{' && name.endsWith(".safetensors")) {
      return "is a safetensors file, which holds weights without a model; load it in PyTorch and "
          + EXPORT;
    }
    if (name.endsWith(".onnx")) {
      return "is an ONNX file; bring its predictions along with predictions(file, dataset)";
    }
    if (name.equals("saved_model.pb")) {
      return "is a TensorFlow SavedModel; bring its predictions along with predictions(file, dataset)";
    }
    return start.startsWith("\u0080\u0002")
        ? "is a pickle, as torch.save of old wrote it; load it in PyTorch and " + EXPORT
        : "";
  }

  private static String ofArchive(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.stream().anyMatch(e -> e.getName().equals("model.weights.h5"))) {
        return "is a Keras file; bring its predictions along with predictions(file, dataset)";
      }
      boolean pickled = zip.stream().anyMatch(e -> e.getName().endsWith("/data.pkl"));
      boolean code = zip.stream().anyMatch(e -> e.getName().contains("/code/"));
      return pickled && !code
          ? "is what torch.save writes, weights (a state_dict) or a pickled model; load it in PyTorch and "
              + EXPORT
          : "";
    } catch (IOException e) {
      return "is a damaged archive; copy it again";
    }
  }

  private static byte[] head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(16);
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
