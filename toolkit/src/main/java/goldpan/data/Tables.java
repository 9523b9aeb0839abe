package goldpan.data;

import goldpan.text.Ellipsis;
import goldpan.text.Escape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** A dataset as tables and as a few lines of text. */
final class Tables {
  private static final int CLASSES_SHOWN = 12;
  private static final int FINDINGS_SHOWN = 3;
  private static final int EXAMPLE = 60;

  private Tables() {}

  static Table classes(Dataset d) {
    int[][] counts = counts(d);
    Table table = Table.create(d.name() + ", classes", StringColumn.create("class", d.classes()));
    for (Split split : d.splits()) {
      if (split != Split.NONE || d.splits().size() > 1) {
        table.addColumns(column(split.toString(), counts[split.ordinal()]));
      }
    }
    int[] totals = totals(d);
    DoubleColumn share = DoubleColumn.create("share");
    double all = d.annotations().isPresent() ? Arrays.stream(totals).sum() : d.size();
    for (int count : totals) {
      share.append(all == 0 ? 0 : count / all);
    }
    share.setPrintFormatter(NumberColumnFormatter.percent(1));
    String counted = d.annotations().map(Annotations::task).orElse("samples");
    return table.addColumns(column(counted, totals), share);
  }

  static Table samples(Dataset d) {
    StringColumn id = StringColumn.create("id");
    StringColumn split = StringColumn.create("split");
    StringColumn label = StringColumn.create("label");
    for (int i = 0; i < d.size(); i++) {
      id.append(d.id(i));
      split.append(d.split(i).toString());
      label.append(d.labelText(i));
    }
    return Table.create(d.name(), id, split, label);
  }

  static String summary(Dataset d) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s, %s%s"
            .formatted(
                Escape.controls(d.name()),
                counted(d.size(), "sample", "samples"),
                counted(d.classes().size(), "class", "classes"),
                splits(d)));
    String counted = d.annotations().map(a -> a.task() + ": ").orElse("");
    lines.add("  " + counted + classCounts(d));
    if (d.unlabelled().size() > 0) {
      lines.add(
          Words.of(
              "  %,d unlabelled beside them: not trained on; unlabelled() has them",
              d.unlabelled().size()));
    }
    if (!d.hasMedia()) {
      lines.add("  no pictures: a table of labels");
    } else if (d.modality() != Modality.picture() && d.size() > 0) {
      lines.add("  %s, such as \"%s\"".formatted(d.modality().plural(), example(d)));
    }
    List<Finding> findings = d.findings();
    if (!findings.isEmpty()) {
      lines.add("  " + counted(findings.size(), "finding", "findings") + ":");
      worstFirst(findings).limit(FINDINGS_SHOWN).forEach(f -> lines.add("    " + f));
      if (findings.size() > FINDINGS_SHOWN) {
        lines.add(Words.of("    … and %,d more in findings()", findings.size() - FINDINGS_SHOWN));
      }
    }
    return String.join("\n", lines);
  }

  /** Those about whole classes before those about single files. */
  private static Stream<Finding> worstFirst(List<Finding> findings) {
    return findings.stream()
        .sorted(
            Comparator.comparing(
                f -> f.kind() != Finding.Kind.LOST_CLASS && f.kind() != Finding.Kind.EMPTY_CLASS));
  }

  private static String example(Dataset d) {
    try {
      return Ellipsis.end(Escape.controls(d.preview(0).text().orElse(d.id(0))), EXAMPLE);
    } catch (UnreadableMediaException e) {
      return d.id(0);
    }
  }

  private static String splits(Dataset d) {
    List<Split> splits = d.splits();
    if (splits.isEmpty() || splits.equals(List.of(Split.NONE))) {
      return "";
    }
    int[] counts = new int[Split.values().length];
    for (int i = 0; i < d.size(); i++) {
      counts[d.splitByte(i)]++;
    }
    return splits.stream()
        .map(s -> s + Words.of(" %,d", counts[s.ordinal()]))
        .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String classCounts(Dataset d) {
    int[] totals = totals(d);
    Set<String> lost =
        d.findings().stream()
            .filter(f -> f.kind() == Finding.Kind.LOST_CLASS)
            .map(Finding::where)
            .collect(Collectors.toSet());
    List<String> shown = new ArrayList<>();
    for (int c = 0; c < Math.min(CLASSES_SHOWN, totals.length); c++) {
      shown.add(
          Words.of(
              "%s %,d%s",
              Escape.controls(d.classes().get(c)),
              totals[c],
              lost.contains(d.classes().get(c)) ? " (none can be read)" : ""));
    }
    String more =
        totals.length > CLASSES_SHOWN
            ? Words.of(", … and %,d more classes", totals.length - CLASSES_SHOWN)
            : "";
    return String.join(", ", shown) + more;
  }

  private static String counted(int n, String one, String many) {
    return Words.of("%,d %s", n, n == 1 ? one : many);
  }

  /** Samples by split and class. */
  private static int[][] counts(Dataset d) {
    int[][] counts = new int[Split.values().length][d.classes().size()];
    for (int i = 0; i < d.size(); i++) {
      d.countClasses(i, counts[d.splitByte(i)]);
    }
    return counts;
  }

  private static int[] totals(Dataset d) {
    int[] totals = new int[d.classes().size()];
    for (int i = 0; i < d.size(); i++) {
      d.countClasses(i, totals);
    }
    return totals;
  }

  private static IntColumn column(String name, int[] values) {
    return IntColumn.create(name, values);
  }
}
