package goldpan.data;

import goldpan.disk.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a folder can take what is to be written, found out before the work for it is done. */
public final class WritableFolder {
  private static final byte[] PROBE = new byte[64 << 10];

  private WritableFolder() {}

  /**
   * Makes the folder where it is missing, writes a file of 64 KiB in it and removes it, and asks
   * how much room there is.
   *
   * @param bytes what will be written, about
   * @return what is wrong, as the end of a sentence that begins with the folder; empty when it can
   */
  public static Optional<String> problem(Path folder, long bytes) {
    try {
      OwnerOnly.createDirectories(folder);
      Path probe = Files.createTempFile(folder, ".probe", "");
      try {
        Files.write(probe, PROBE);
      } finally {
        Files.deleteIfExists(probe);
      }
      long free = Files.getFileStore(folder).getUsableSpace();
      return free >= bytes
          ? Optional.empty()
          : Optional.of(
              Words.of("has %,d MiB free where about %,d are needed", free >> 20, mib(bytes)));
    } catch (IOException e) {
      return Optional.of("cannot be written: " + Reason.of(e));
    }
  }

  private static long mib(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }
}
