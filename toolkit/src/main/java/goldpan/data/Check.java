package goldpan.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Reads every sample's media and gathers what is wrong, in sample order. */
final class Check {
  private Check() {}

  static List<Finding> all(Dataset dataset, Progress progress) {
    List<Finding> findings = new ArrayList<>(dataset.findings());
    if (!dataset.hasMedia()) {
      return List.copyOf(findings);
    }
    Set<String> known = new HashSet<>();
    for (Finding finding : findings) {
      if (finding.kind() == Finding.Kind.UNREADABLE) {
        known.add(finding.where());
      }
    }
    int n = dataset.size();
    AtomicReferenceArray<List<Finding>> found = new AtomicReferenceArray<>(n);
    try (Progress.Task task =
        progress.start("checking " + dataset.name(), n, dataset.modality().plural())) {
      Workers.forEach(n, i -> found.set(i, look(dataset, i)), task);
    }
    for (int i = 0; i < n; i++) {
      if (!known.contains(dataset.id(i))) {
        findings.addAll(found.get(i));
      }
    }
    Set<String> lost = new HashSet<>();
    dataset.findings().stream()
        .filter(f -> f.kind() == Finding.Kind.LOST_CLASS)
        .forEach(f -> lost.add(f.where()));
    LostClasses.of(dataset, findings).stream()
        .filter(f -> lost.add(f.where()))
        .forEach(findings::add);
    findings.addAll(dataset.modality().among(dataset));
    findings.addAll(Repeated.of(dataset));
    return List.copyOf(findings);
  }

  private static List<Finding> look(Dataset dataset, int index) {
    String id = dataset.id(index);
    try {
      return dataset.media().oddities(dataset.position(index)).stream()
          .map(oddity -> new Finding(id, Finding.Kind.NOTE, oddity))
          .toList();
    } catch (UnreadableMediaException e) {
      return List.of(new Finding(id, Finding.Kind.UNREADABLE, e.problem()));
    }
  }
}
