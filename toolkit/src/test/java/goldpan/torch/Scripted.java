package goldpan.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * TorchScript files for tests: the archive of a module without weights as PyTorch wrote it, with
 * other code. {@code m} is the mean of each channel there, B×3, and {@code o} is {@code 10 m - 5}.
 */
public final class Scripted {
  private static final String MODULE =
      """
      class Means(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        _is_full_backward_hook : Optional[bool]
        def forward(self: __torch__.Means,
          x: Tensor) -> %s:
          m = torch.mean(x, [2, 3])
          o = torch.mul(torch.sub(torch.mul(m, 2), 1), 5)
      %s
      """;

  private Scripted() {}

  /**
   * Writes a model.
   *
   * @param type of what it gives, such as {@code Tensor}
   * @param lines of its code after the first two, ending with a return
   */
  public static Path write(Path file, String type, String... lines) {
    StringBuilder body = new StringBuilder();
    for (String line : lines) {
      body.append("    ").append(line).append('\n');
    }
    String code = MODULE.formatted(type, body.toString().stripTrailing());
    Path pattern =
        Path.of(
            System.getProperty("goldpan.shared"), "cases", "torchscript-outputs", "embfirst.pt");
    try (ZipFile from = new ZipFile(pattern.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry : from.stream().toList()) {
        byte[] content =
            entry.getName().endsWith(".py")
                ? code.getBytes(StandardCharsets.UTF_8)
                : from.getInputStream(entry).readAllBytes();
        put(to, entry.getName(), content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Stored, as PyTorch maps archives into memory. */
  private static void put(ZipOutputStream to, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    to.putNextEntry(entry);
    to.write(content);
    to.closeEntry();
  }
}
