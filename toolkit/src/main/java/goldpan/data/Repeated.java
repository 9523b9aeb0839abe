package goldpan.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Samples that a person would call the same, as their {@link Modality#sameness} says. One that has
 * another label than the first of its kind is the more telling finding, and so is one in another
 * split.
 */
final class Repeated {
  private final Dataset dataset;
  private final Map<ByteBuffer, Integer> first = new HashMap<>();
  private final Findings findings = new Findings();

  private Repeated(Dataset dataset) {
    this.dataset = dataset;
  }

  static List<Finding> of(Dataset dataset) {
    Repeated repeated = new Repeated(dataset);
    for (int i = 0; i < dataset.size(); i++) {
      Progress.checkInterrupted();
      repeated.meet(i);
    }
    return repeated.findings.list();
  }

  private void meet(int index) {
    Optional<String> same = sameness(index);
    if (same.isEmpty()) {
      return;
    }
    byte[] digest = MediaDigests.sha256().digest(same.get().getBytes(StandardCharsets.UTF_8));
    Integer before = first.putIfAbsent(ByteBuffer.wrap(digest, 0, 16), index);
    if (before != null) {
      findings.add(dataset.id(index), Finding.Kind.NOTE, what(index, before));
    }
  }

  private Optional<String> sameness(int index) {
    try {
      return dataset.modality().sameness(dataset.bytes(index));
    } catch (IOException | UnreadableMediaException e) {
      return Optional.empty(); // a finding of its own
    }
  }

  private String what(int index, int before) {
    String what = "is the same %s as %s".formatted(dataset.modality().name(), dataset.id(before));
    if (dataset.label(index) != dataset.label(before)) {
      what +=
          ", which is labelled \"%s\" and not \"%s\""
              .formatted(
                  dataset.classes().get(dataset.label(before)),
                  dataset.classes().get(dataset.label(index)));
    }
    return dataset.split(index) == dataset.split(before)
        ? what
        : what + ", which is in the split " + dataset.split(before);
  }
}
