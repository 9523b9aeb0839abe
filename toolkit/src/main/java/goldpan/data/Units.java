package goldpan.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Units of the samples of a dataset: which sample and which part each is of. A dataset of them has
 * one unit where another has one sample, so that losses, thresholds, suspects, the review page and
 * everything else that works on samples works on units.
 */
final class Units {
  static final char MARK = '#';

  private final Dataset base;
  private final int[] samples;
  private final List<String> parts;
  private final int[] partOf;

  private Units(Dataset base, int[] samples, List<String> parts, int[] partOf) {
    this.base = base;
    this.samples = samples;
    this.parts = parts;
    this.partOf = partOf;
  }

  /** A sample and a part of it. */
  record Unit(int row, String part) {}

  /** The unit of an annotated dataset that an id names; empty when there is none. */
  static Optional<Unit> find(Dataset base, Annotations annotations, String id) {
    for (int at = id.lastIndexOf(MARK); at > 0; at = id.lastIndexOf(MARK, at - 1)) {
      Optional<Integer> row = base.indexOf(id.substring(0, at));
      String part = id.substring(at + 1);
      if (row.isPresent() && annotations.given(row.get(), part).isPresent()) {
        return Optional.of(new Unit(row.get(), part));
      }
    }
    return Optional.empty();
  }

  /** A dataset of units. */
  static Dataset dataset(Dataset base, Annotations annotations, int[] samples, List<String> parts) {
    Map<String, Integer> known = new HashMap<>();
    int[] partOf = new int[samples.length];
    for (int i = 0; i < samples.length; i++) {
      partOf[i] = known.computeIfAbsent(parts.get(i), p -> known.size());
    }
    String[] names = new String[known.size()];
    known.forEach((part, at) -> names[at] = part);
    Units units = new Units(base, samples.clone(), List.of(names), partOf);
    Map<String, Integer> classes = new HashMap<>();
    annotations.unitClasses().forEach(c -> classes.put(c, classes.size()));
    int[] labels = new int[samples.length];
    byte[] splits = new byte[samples.length];
    int[] positions = new int[samples.length];
    FirstFive bad = new FirstFive();
    for (int i = 0; i < samples.length; i++) {
      Optional<Integer> label = annotations.given(samples[i], parts.get(i)).map(classes::get);
      if (label.isEmpty()) {
        bad.add("%s of %s".formatted(parts.get(i), base.id(samples[i])));
        continue;
      }
      labels[i] = label.get();
      splits[i] = base.splitByte(samples[i]);
      positions[i] = annotations.drawsUnits() ? i : base.position(samples[i]);
    }
    bad.throwIfAny(base.name(), "parts that are no " + annotations.task(), "expected those given");
    Media media = annotations.drawsUnits() ? units.new Drawn(annotations) : base.media();
    Dataset made =
        new Dataset(
            base.name(),
            base.root(),
            annotations.unitClasses(),
            units.ids(),
            labels,
            splits,
            media,
            annotations.drawsUnits() ? new MediaDigests(media) : base.digests(),
            positions,
            base.findings(),
            null,
            base.opening(),
            Unlabelled.none(media, base.digests()),
            null,
            units);
    requireIdsOfTheirOwn(made);
    return made;
  }

  /** Ids of samples may hold the mark too, so that two units might be called alike. */
  private static void requireIdsOfTheirOwn(Dataset units) {
    FirstFive bad = new FirstFive();
    for (int i = 0; i < units.size(); i++) {
      String id = units.id(i);
      if (id.indexOf(MARK) != id.lastIndexOf(MARK) && units.indexOf(id).orElse(i) != i) {
        bad.add(id);
      }
    }
    bad.throwIfAny(
        units.name(),
        "ids that name two units",
        "expected no two samples whose ids differ by # and a part; rename the samples");
  }

  Dataset base() {
    return base;
  }

  int sample(int unit) {
    return samples[unit];
  }

  String part(int unit) {
    return parts.get(partOf[unit]);
  }

  Units rows(int[] indices) {
    return new Units(
        base,
        Arrays.stream(indices).map(i -> samples[i]).toArray(),
        parts,
        Arrays.stream(indices).map(i -> partOf[i]).toArray());
  }

  private Dataset.Ids ids() {
    return new Dataset.Ids() {
      @Override
      public String get(int index) {
        return base.id(samples[index]) + MARK + part(index);
      }

      @Override
      public int size() {
        return samples.length;
      }
    };
  }

  /** The samples' pictures, each with one unit drawn on it. */
  private final class Drawn implements Media {
    private final Annotations annotations;

    Drawn(Annotations annotations) {
      this.annotations = annotations;
    }

    @Override
    public int size() {
      return samples.length;
    }

    @Override
    public Pixels pixels(int position) {
      return annotations.view(samples[position], part(position), base.pixels(samples[position]));
    }

    @Override
    public byte[] bytes(int position) throws IOException {
      return base.bytes(samples[position]);
    }
  }
}
