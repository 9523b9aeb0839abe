package goldpan.export;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Exporter;
import goldpan.data.Progress;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import goldpan.disk.FileTree;
import goldpan.review.DecisionGallery;
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
 * Writes a dataset as class folders with a manifest. All is built in a hidden folder beside the
 * target, forced to disk and then renamed in one step, so that the target is whole or not there.
 */
@AutoService(Exporter.class)
public final class FolderExporter implements Exporter {
  static final String PATCH = "decisions.patch";
  static final String GALLERY = "gallery.html";

  @Override
  public Path export(Dataset dataset, Path folder, Transfer transfer) {
    try {
      Path target = Target.check(dataset, folder);
      Path parent = target.getParent();
      if (parent == null) {
        throw new DatasetException(target + " is the file system's root; expected a new folder");
      }
      Files.createDirectories(parent);
      requireRoom(parent, dataset, transfer);
      try (Building building = Building.beside(target, parent)) {
        write(dataset, transfer, building.export());
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

  private static void write(Dataset dataset, Transfer transfer, Path folder) throws IOException {
    Layout layout = Layout.of(dataset);
    Files.createDirectory(folder);
    for (String inside : layout.folders()) {
      Files.createDirectories(folder.resolve(inside));
    }
    for (int i = 0; i < dataset.size() && Contents.of(dataset) == Contents.FILES; i++) {
      Progress.checkInterrupted();
      picture(dataset, i, folder.resolve(layout.path(i)), transfer);
    }
    ExportManifest.csv(dataset, layout, folder);
    ExportManifest.json(dataset, layout, transfer, folder);
    ExportManifest.readme(dataset, folder);
    if (dataset.lineage().isPresent()
        && dataset.lineage().get().corrections() instanceof Decisions decisions) {
      Files.writeString(folder.resolve(PATCH), Patch.text(decisions));
      DecisionGallery.of(dataset.lineage().get().original(), decisions)
          .save(folder.resolve(GALLERY));
    }
    FileTree.force(folder);
  }

  private static void picture(Dataset dataset, int i, Path to, Transfer transfer)
      throws IOException {
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
