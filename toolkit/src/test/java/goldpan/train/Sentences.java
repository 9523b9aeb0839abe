package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Media;
import goldpan.data.Modality;
import goldpan.data.Pixels;
import goldpan.data.Preview;
import goldpan.data.Split;
import goldpan.data.UnreadableMediaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Small datasets of texts, and media that holds texts as UTF-8. */
public final class Sentences {
  private static final List<String> ANIMALS = List.of("ant", "bee", "cat");
  private static final List<String> PLACES = List.of("garden", "house", "forest", "street", "barn");
  private static final List<String> TIMES = List.of("today", "at night", "in spring", "again");

  private Sentences() {}

  /** {@code n} sentences about three animals, easy to learn; the label is the animal. */
  public static Dataset dataset(int n) {
    return dataset(n, i -> Split.NONE);
  }

  /** The same in splits. */
  public static Dataset dataset(int n, IntFunction<Split> split) {
    return dataset(
        IntStream.range(0, n).mapToObj(Sentences::text).toList(),
        Blobs.labels(n, 3),
        ANIMALS,
        split);
  }

  /** What the {@code i}-th sentence says. */
  public static String text(int i) {
    return "The %s came to the %s %s."
        .formatted(
            ANIMALS.get(i % 3),
            PLACES.get((int) (i * 2654435761L >>> 7 & 63) % 5),
            TIMES.get((int) (i * 40503L >>> 3 & 63) % 4));
  }

  /** Texts with labels. */
  public static Dataset dataset(
      List<String> texts, int[] labels, List<String> classes, IntFunction<Split> split) {
    return dataset(
        new Stored(texts.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toList()),
        labels,
        classes,
        split);
  }

  /** Stored texts with labels. */
  public static Dataset dataset(
      Media media, int[] labels, List<String> classes, IntFunction<Split> split) {
    int n = labels.length;
    return Dataset.of(
        "sentences",
        Path.of("/nowhere/sentences"),
        classes,
        Dataset.Ids.of(IntStream.range(0, n).mapToObj(i -> "s" + i).toList()),
        Arrays.copyOf(labels, n),
        IntStream.range(0, n).mapToObj(split).toArray(Split[]::new),
        media,
        List.of());
  }

  /** Bytes of texts; null for one that cannot be read. */
  public record Stored(List<byte[]> texts) implements Media {
    @Override
    public int size() {
      return texts.size();
    }

    @Override
    public Modality modality() {
      return Modality.all().stream().filter(m -> m.name().equals("text")).findFirst().orElseThrow();
    }

    @Override
    public Preview preview(int position) {
      try {
        return modality().preview(bytes(position));
      } catch (IOException e) {
        throw new UnreadableMediaException(
            "s" + position, "cannot be read (" + e.getMessage() + ")");
      } catch (UnreadableMediaException e) {
        throw new UnreadableMediaException("s" + position, e.problem(), e);
      }
    }

    @Override
    public Pixels pixels(int position) {
      throw new UnreadableMediaException("s" + position, "is a text");
    }

    @Override
    public byte[] bytes(int position) throws IOException {
      return texts.get(position).clone();
    }
  }
}
