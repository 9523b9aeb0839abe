package goldpan.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Puts jars into a folder that is there whole or not at all: it is filled under another name, each
 * jar is checked against its size and sum, and it is renamed last. One process does so at a time.
 */
record Unpacking(Path versions, String version) {
  /** The folder of these jars: the one that is there, mended when it is damaged, or a new one. */
  LibraryFolder of(Libraries libraries) {
    try {
      Files.createDirectories(versions);
      try (FileChannel channel =
          FileChannel.open(lock(versions), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        FileLock unused = channel.lock(); // until the channel is closed
        removeStaging();
        return whole(libraries);
      }
    } catch (IOException failed) {
      throw InstallException.io(versions + " cannot be filled", failed);
    }
  }

  /** Stays, since one who waits for it holds it open; the last uninstallation removes it. */
  static Path lock(Path versions) {
    return versions.resolve(".lock");
  }

  /** What a killed installation left. */
  private void removeStaging() throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(versions, LibraryFolder.STAGING + "*")) {
      for (Path each : left) {
        Folders.delete(each);
      }
    }
  }

  private LibraryFolder whole(Libraries libraries) throws IOException {
    LibraryFolder target = new LibraryFolder(versions.resolve(version + "-" + libraries.digest()));
    if (target.isWhole() && target.damage().isEmpty()) {
      return target;
    }
    Path fresh = Files.createDirectory(staging("new"));
    fill(fresh, libraries);
    if (Files.exists(target.folder())) {
      Path old = staging("old");
      Files.move(target.folder(), old, StandardCopyOption.ATOMIC_MOVE);
      Files.move(fresh, target.folder(), StandardCopyOption.ATOMIC_MOVE);
      Folders.delete(old);
    } else {
      Files.move(fresh, target.folder(), StandardCopyOption.ATOMIC_MOVE);
    }
    return target;
  }

  private Path staging(String what) {
    return versions.resolve(LibraryFolder.STAGING + what + "-" + ProcessHandle.current().pid());
  }

  private static void fill(Path folder, Libraries libraries) throws IOException {
    List<JarList.Line> lines = new ArrayList<>();
    for (Library each : libraries.all()) {
      lines.add(copy(each, folder.resolve(each.name())));
    }
    new JarList(lines).write(folder);
  }

  private static JarList.Line copy(Library library, Path to) throws IOException {
    MessageDigest digest = JarList.newDigest();
    CheckedInputStream checked = new CheckedInputStream(library.content().open(), new CRC32());
    long size;
    try (InputStream bytes = new DigestInputStream(checked, digest)) {
      size = Files.copy(bytes, to);
    }
    long sum = checked.getChecksum().getValue();
    if (size != library.size() || sum != library.crc()) {
      throw new InstallException(
          String.format(
              Locale.ROOT,
              "%s came out with %d bytes and sum %08x; expected %d and %08x; download the jar again",
              library.name(),
              size,
              sum,
              library.size(),
              library.crc()));
    }
    return new JarList.Line(library.name(), size, HexFormat.of().formatHex(digest.digest()));
  }
}
