package goldpan.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Gathers pairs of IDX files into one dataset. */
final class IdxColumns {
  private final List<Media> media = new ArrayList<>();
  private final List<byte[]> labels = new ArrayList<>();
  private final List<Split> splits = new ArrayList<>();
  private final List<String> prefixes = new ArrayList<>();

  /**
   * Adds a pair.
   *
   * @param prefix goes before the pair's ids, with its slash; empty when there is one pair only
   * @throws DatasetException when the two do not belong together
   */
  void add(IdxFile images, IdxFile names, Split split, String prefix) {
    int[] sizes = images.sizes();
    int channels = sizes.length == 4 ? sizes[3] : 1;
    if (sizes.length < 3 || (channels != 1 && channels != 3)) {
      throw new DatasetException(
          "%s: holds %s values; expected N×height×width or N×height×width×3; give the images file"
              .formatted(images.name(), images.shape()));
    }
    if (names.sizes().length != 1) {
      throw new DatasetException(
          "%s: holds %s values; expected one label an image; give the labels file"
              .formatted(names.name(), names.shape()));
    }
    int n = sizes[0];
    if (names.sizes()[0] != n) {
      throw new DatasetException(
          Words.of(
              "%s: holds %,d labels, %s %,d images; expected as many; use the files that belong together",
              names.name(), names.sizes()[0], images.name(), n));
    }
    long area = (long) sizes[1] * sizes[2];
    if (!(area >= 1 && area <= DecodingMemory.MOST_PIXELS)) {
      throw new DatasetException(
          Words.of(
              "%s: images are %d×%d; expected 1 to %,d pixels; check the file",
              images.name(), sizes[1], sizes[2], DecodingMemory.MOST_PIXELS));
    }
    media.add(new IdxMedia(images.values(), n, sizes[1], sizes[2], channels));
    labels.add(names.values().get(0, n));
    splits.add(split);
    prefixes.add(prefix);
  }

  Dataset dataset(String name, Path root) {
    int n = media.stream().mapToInt(Media::size).sum();
    if (n == 0) {
      throw new DatasetException(name + " holds no images; expected at least one; check the file");
    }
    int[] label = new int[n];
    Split[] split = new Split[n];
    int at = 0;
    for (int part = 0; part < labels.size(); part++) {
      byte[] values = labels.get(part);
      for (int i = 0; i < values.length; i++) {
        label[at + i] = values[i] & 0xff;
      }
      Arrays.fill(split, at, at + values.length, splits.get(part));
      at += values.length;
    }
    int classes = Arrays.stream(label).max().orElse(0) + 1;
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    Media all = media.size() == 1 ? media.get(0) : new JoinedMedia(media);
    return Dataset.of(name, root, names, ids(n), label, split, all, findings(label, classes));
  }

  private Dataset.Ids ids(int n) {
    if (media.size() == 1) {
      return Dataset.Ids.numbered(n);
    }
    List<Dataset.Ids> parts = new ArrayList<>();
    for (Media part : media) {
      parts.add(Dataset.Ids.numbered(part.size()));
    }
    return new JoinedIds(prefixes, parts);
  }

  private static List<Finding> findings(int[] label, int classes) {
    int[] counts = new int[classes];
    for (int l : label) {
      counts[l]++;
    }
    List<Finding> findings = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      if (counts[c] == 0) {
        findings.add(
            new Finding(
                Integer.toString(c), Finding.Kind.EMPTY_CLASS, "is a class without images"));
      }
    }
    return findings;
  }

  /** Numbered ids of several parts, each under its own prefix. */
  private record JoinedIds(List<String> prefixes, List<Dataset.Ids> parts) implements Dataset.Ids {
    @Override
    public String get(int index) {
      int left = index;
      for (int p = 0; p < parts.size(); p++) {
        if (left < parts.get(p).size()) {
          return prefixes.get(p) + parts.get(p).get(left);
        }
        left -= parts.get(p).size();
      }
      throw new IndexOutOfBoundsException(index);
    }

    @Override
    public int size() {
      return parts.stream().mapToInt(Dataset.Ids::size).sum();
    }
  }
}
