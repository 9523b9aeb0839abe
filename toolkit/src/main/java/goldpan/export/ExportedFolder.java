package goldpan.export;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Exporter.Transfer;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import goldpan.disk.FileTree;
import goldpan.review.Decisions;
import goldpan.review.Patch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * What every export has in common: it is built in a hidden folder beside the target, forced to disk
 * and then renamed in one step, so that the target is whole or not there.
 */
public final class ExportedFolder {
  /** The decisions that made the dataset, where there are any. */
  public static final String PATCH = "decisions.patch";

  private ExportedFolder() {}

  /** Fills a folder that is there and empty. */
  @FunctionalInterface
  public interface Content {
    void write(Path folder) throws IOException;
  }

  /**
   * Builds an export.
   *
   * @param folder where it is to be
   * @return the folder's absolute path
   * @throws DatasetException when the folder exists, lies inside the source or cannot be written
   */
  public static Path build(Dataset dataset, Path folder, Transfer transfer, Content content) {
    try {
      Path target = Target.check(dataset, folder);
      Path parent = target.getParent();
      if (parent == null) {
        throw new DatasetException(target + " is the file system's root; expected a new folder");
      }
      Files.createDirectories(parent);
      requireRoom(parent, dataset, transfer);
      try (Building building = Building.beside(target, parent)) {
        Files.createDirectory(building.export());
        content.write(building.export());
        FileTree.force(building.export());
        Files.move(building.export(), target, StandardCopyOption.ATOMIC_MOVE);
        FileTree.forceNames(parent);
      }
      return target;
    } catch (IOException e) {
      throw new DatasetException(
          "%s cannot be written (%s); nothing is left there; check its permissions and free space or choose another folder"
              .formatted(folder.toAbsolutePath(), reason(e)),
          e);
    }
  }

  /** Asked before the first picture is written: a full disk shows at once. */
  private static void requireRoom(Path parent, Dataset dataset, Transfer transfer)
      throws IOException {
    long bytes = 0;
    for (int i = 0; i < dataset.size() && transfer == Transfer.COPY; i++) {
      Optional<Path> file = dataset.file(i);
      bytes += file.isPresent() && Files.exists(file.get()) ? Files.size(file.get()) : 0;
    }
    long free = Files.getFileStore(parent).getUsableSpace();
    if (free < bytes) {
      throw new IOException(
          Words.of("%,d MiB are needed, %,d are free", (bytes >> 20) + 1, free >> 20));
    }
  }

  private static String reason(IOException e) {
    String message = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** Writes the patch of the decisions that made the dataset; nothing when none did. */
  public static Optional<Decisions> patch(Dataset dataset, Path folder) throws IOException {
    Optional<Decisions> decisions =
        dataset
            .lineage()
            .map(Dataset.Lineage::corrections)
            .filter(Decisions.class::isInstance)
            .map(Decisions.class::cast);
    if (decisions.isPresent()) {
      Files.writeString(folder.resolve(PATCH), Patch.text(decisions.get()));
    }
    return decisions;
  }

  /** Copies, links or draws a sample's media. */
  public static void media(Dataset dataset, int i, Path to, Transfer transfer) throws IOException {
    Optional<Path> file = dataset.file(i);
    if (file.isEmpty()) {
      draw(dataset, i, to);
    } else if (transfer == Transfer.COPY || !linked(file.get(), to)) {
      Files.copy(file.get(), to);
    }
  }

  /** Whether a hard link could be made; it cannot across devices, nor on every file system. */
  private static boolean linked(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from.toRealPath());
      return true;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.deleteIfExists(to);
      return false;
    }
  }

  /** Pictures that live inside a bigger file become PNGs; the values stay the same. */
  private static void draw(Dataset dataset, int i, Path to) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      if (!ImageIO.write(dataset.pixels(i).toImage(), "png", out)) {
        throw new IOException("no PNG writer");
      }
    } catch (UnreadableMediaException e) {
      throw new DatasetException(
          "%s cannot be exported: %s; drop it first".formatted(e.id(), e.problem()), e);
    }
  }
}
