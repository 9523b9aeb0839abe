package goldpan.export;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Exporter.Transfer;
import goldpan.data.Media;
import goldpan.data.Pixels;
import goldpan.data.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Datasets of files, and an export of one in a process of its own. */
final class Pets {
  private Pets() {}

  static Dataset dataset(Path root, List<String> classes, List<String> ids, int... labels) {
    Split[] splits = new Split[ids.size()];
    Arrays.fill(splits, Split.NONE);
    return Dataset.of(
        "pets",
        root,
        classes,
        Dataset.Ids.of(ids),
        labels,
        splits,
        new Stored(root, ids),
        List.of());
  }

  public static void main(String[] args) {
    Dataset pets =
        dataset(
            Path.of(args[0]),
            List.of("cat", "dog"),
            List.of("cat/1.jpg", "cat/2.jpg", "dog/1.jpg", "dog/2.JPG"),
            0,
            0,
            1,
            1);
    try {
      new FolderExporter().export(pets, Path.of(args[1]), Transfer.COPY);
    } catch (DatasetException e) {
      System.out.println(e.getMessage());
    }
  }

  static Process exportIn(String before, Path source, Path target) throws IOException {
    return new ProcessBuilder(
            "bash",
            "-c",
            before + " exec \"$@\"",
            "bash",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            Pets.class.getName(),
            source.toString(),
            target.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private record Stored(Path root, List<String> ids) implements Media {
    @Override
    public int size() {
      return ids.size();
    }

    @Override
    public Pixels pixels(int position) {
      throw new IllegalStateException("files are copied, not drawn");
    }

    @Override
    public byte[] bytes(int position) {
      try {
        return Files.readAllBytes(root.resolve(ids.get(position)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Optional<Path> file(int position) {
      return Optional.of(root.resolve(ids.get(position)));
    }
  }
}
