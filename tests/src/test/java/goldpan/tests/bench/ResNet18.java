package goldpan.tests.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript file of the size of ResNet-18 (11 million weights, normalisation already
 * folded into the convolutions) with random weights: a zip of source text, a pickled list of
 * tensors and their values. So the bench needs no Python.
 */
public final class ResNet18 {
  private static final String NAME = "resnet18";
  private final List<long[]> shapes = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();
  private int next;

  private ResNet18() {}

  /** Writes the model for {@code classes} classes; takes B×3×H×W, gives B×classes logits. */
  public static Path write(Path file, int classes, long seed) throws IOException {
    ResNet18 net = new ResNet18();
    net.build(classes);
    Random random = new Random(seed);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(0);
      entry(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
      entry(zip, "data.pkl", net.module());
      entry(zip, "code/__torch__.py", net.source().getBytes(StandardCharsets.UTF_8));
      entry(zip, "constants.pkl", net.constants());
      for (int i = 0; i < net.shapes.size(); i++) {
        entry(zip, "constants/" + i, values(net.shapes.get(i), random));
      }
    }
    return file;
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(NAME + "/" + name));
    zip.write(content);
    zip.closeEntry();
  }

  private void build(int classes) {
    String x = relu(convolution("x", 3, 64, 7, 2));
    x = line("torch.max_pool2d(" + x + ", [3, 3], [2, 2], [1, 1], [1, 1], False)");
    int[] widths = {64, 128, 256, 512};
    int from = 64;
    for (int width : widths) {
      for (int b = 0; b < 2; b++) {
        int stride = b == 0 && width > 64 ? 2 : 1;
        String way = relu(convolution(x, from, width, 3, stride));
        way = convolution(way, width, width, 3, 1);
        String same = from == width ? x : convolution(x, from, width, 1, stride);
        x = relu(line("torch.add(" + way + ", " + same + ")"));
        from = width;
      }
    }
    x = line("torch.mean(" + x + ", [2, 3])");
    String weight = constant(classes, 512);
    line("torch.linear(" + x + ", " + weight + ", " + constant(classes) + ")");
  }

  private String convolution(String x, int from, int to, int kernel, int stride) {
    String weight = constant(to, from, kernel, kernel);
    String bias = constant(to);
    return line(
        "torch.conv2d(%s, %s, %s, [%d, %d], [%d, %d], [1, 1], 1)"
            .formatted(x, weight, bias, stride, stride, kernel / 2, kernel / 2));
  }

  private String relu(String x) {
    return line("torch.relu(" + x + ")");
  }

  private String constant(long... shape) {
    shapes.add(shape);
    return "CONSTANTS.c" + (shapes.size() - 1);
  }

  private String line(String expression) {
    String name = "v" + next++;
    body.append("    ").append(name).append(" = ").append(expression).append('\n');
    return name;
  }

  private String source() {
    return "class Net(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
        + "  def forward(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n"
        + body
        + "    return v"
        + (next - 1)
        + "\n";
  }

  /** He's deviation, so that the numbers stay of one size through the layers. */
  private static byte[] values(long[] shape, Random random) {
    long size = 1;
    for (long side : shape) {
      size *= side;
    }
    double deviation = shape.length == 1 ? 0 : Math.sqrt(1.0 / (size / (double) shape[0]));
    ByteBuffer bytes = ByteBuffer.allocate((int) (4 * size)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i++) {
      bytes.putFloat((float) (deviation * random.nextGaussian()));
    }
    return bytes.array();
  }

  // ---- pickle, protocol 2 -----------------------------------------------------------------

  private byte[] module() {
    Pickle pickle = new Pickle();
    pickle.global("__torch__", "Net").raw(")\u0081}(").text("training").raw("\u0089ub.");
    return pickle.bytes();
  }

  private byte[] constants() {
    Pickle pickle = new Pickle();
    pickle.raw("(");
    for (int i = 0; i < shapes.size(); i++) {
      tensor(pickle, i, shapes.get(i));
    }
    return pickle.raw("t.").bytes();
  }

  private static void tensor(Pickle pickle, int number, long[] shape) {
    long[] strides = new long[shape.length];
    long size = 1;
    for (int d = shape.length - 1; d >= 0; d--) {
      strides[d] = size;
      size *= shape[d];
    }
    pickle.global("torch._utils", "_rebuild_tensor_v2").raw("((").text("storage");
    pickle.global("torch", "FloatStorage").text(String.valueOf(number)).text("cpu").number(size);
    pickle.raw("tQ").number(0).numbers(shape).numbers(strides).raw("\u0089");
    pickle.global("collections", "OrderedDict").raw(")RtR");
  }

  private static final class Pickle {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Pickle() {
      raw("\u0080\u0002");
    }

    Pickle raw(String codes) {
      out.writeBytes(codes.getBytes(StandardCharsets.ISO_8859_1));
      return this;
    }

    Pickle global(String module, String name) {
      return raw("c" + module + "\n" + name + "\n");
    }

    Pickle text(String text) {
      return raw("X").little(text.length()).raw(text);
    }

    Pickle number(long value) {
      return raw("J").little((int) value);
    }

    Pickle numbers(long... values) {
      raw("(");
      for (long value : values) {
        number(value);
      }
      return raw("t");
    }

    private Pickle little(int value) {
      out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
