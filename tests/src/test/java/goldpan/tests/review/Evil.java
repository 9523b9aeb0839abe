package goldpan.tests.review;

import goldpan.data.Dataset;
import goldpan.data.Media;
import goldpan.data.Pixels;
import goldpan.data.Split;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A dataset whose class and file names are script. */
public final class Evil {
  private static final String SCRIPT =
      "<img src=x onerror=\"window.hacked='%s'\"></script><script>window.hacked='%s'</script>";

  private Evil() {}

  public static Dataset dataset() {
    int n = 40;
    Split[] splits = new Split[n];
    Arrays.fill(splits, Split.NONE);
    return Dataset.of(
        SCRIPT.formatted("name", "name"),
        Path.of("/nowhere/evil"),
        List.of(SCRIPT.formatted("one", "one"), "\"onload=\"window.hacked=2", "../../etc/passwd"),
        Dataset.Ids.of(
            IntStream.range(0, n).mapToObj(i -> "../" + i + SCRIPT.formatted("id", "id")).toList()),
        IntStream.range(0, n).map(i -> i % 3).toArray(),
        splits,
        new Grey(n),
        List.of());
  }

  private record Grey(int size) implements Media {
    @Override
    public Pixels pixels(int position) {
      return Pixels.of(8, 8, 1, new byte[64]);
    }

    @Override
    public byte[] bytes(int position) {
      return new byte[] {(byte) position};
    }
  }
}
