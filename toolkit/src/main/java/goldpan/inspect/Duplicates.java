package goldpan.inspect;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Page;
import goldpan.data.View;
import goldpan.data.Words;
import goldpan.disk.AtomicFile;
import goldpan.text.SpreadsheetText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Samples that are there more than once, in groups: those across splits first, among them those
 * whose labels differ, then the most alike.
 */
public final class Duplicates {
  private static final int SHOWN = 5;
  private final Dataset dataset;
  private final List<DuplicateGroup> groups;
  private final List<SimilarityCut> cuts;
  private final List<Finding> findings;

  Duplicates(
      Dataset dataset,
      List<DuplicateGroup> groups,
      List<SimilarityCut> cuts,
      List<Finding> findings) {
    this.dataset = dataset;
    this.groups = List.copyOf(groups);
    this.cuts = List.copyOf(cuts);
    this.findings = findings;
  }

  public Dataset dataset() {
    return dataset;
  }

  /** All groups, those across splits first. */
  public List<DuplicateGroup> groups() {
    return groups;
  }

  /** Groups across splits: a model is tested on what it has learnt. */
  public List<DuplicateGroup> leaks() {
    return groups.stream().filter(DuplicateGroup::isLeak).toList();
  }

  /** Groups whose members are labelled differently: the surest label errors there are. */
  public List<DuplicateGroup> conflicts() {
    return groups.stream().filter(DuplicateGroup::isConflict).toList();
  }

  /** From where on samples count as nearly the same; one for pictures, one for embeddings. */
  public List<SimilarityCut> cuts() {
    return cuts;
  }

  /** Samples that could not be read. */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * The ids that can go: all but the first of each group whose labels agree. Groups whose labels
   * differ are for a person to decide. {@code drop(duplicates.droppable().toArray(String[]::new))}
   * drops them.
   */
  public List<String> droppable() {
    return groups.stream()
        .filter(g -> !g.isConflict())
        .flatMap(g -> g.members().stream().skip(1))
        .map(m -> dataset.id(m.index()))
        .toList();
  }

  /** Of each sample the place of its group, by dataset index; -1 for those in none. */
  public int[] groupOf() {
    int[] places = new int[dataset.size()];
    Arrays.fill(places, -1);
    for (int g = 0; g < groups.size(); g++) {
      for (DuplicateGroup.Member member : groups.get(g).members()) {
        places[member.index()] = g;
      }
    }
    return places;
  }

  /** One row a member: group, problem, id, split, given, likeness, similarity, advice. */
  public Table table() {
    Table table =
        Table.create(
            "Duplicates of " + dataset.name(),
            IntColumn.create("group"),
            StringColumn.create("problem"),
            StringColumn.create("id"),
            StringColumn.create("split"),
            StringColumn.create("given"),
            StringColumn.create("likeness"),
            DoubleColumn.create("similarity"),
            StringColumn.create("advice"));
    rows()
        .forEach(
            row -> {
              for (int c = 0; c < row.size(); c++) {
                table.column(c).appendObj(row.get(c));
              }
            });
    return table;
  }

  private Stream<List<Object>> rows() {
    return java.util.stream.IntStream.range(0, groups.size())
        .boxed()
        .flatMap(g -> groups.get(g).members().stream().map(m -> row(g, m)));
  }

  private List<Object> row(int place, DuplicateGroup.Member member) {
    DuplicateGroup group = groups.get(place);
    boolean first = member.equals(group.members().get(0));
    return List.of(
        place + 1,
        group.problem(),
        dataset.id(member.index()),
        dataset.split(member.index()).toString(),
        dataset.labelText(member.index()),
        first ? "" : member.likeness().toString(),
        member.similarity(),
        member.why());
  }

  /**
   * Writes {@link #table} as CSV.
   *
   * @return the absolute path written
   */
  public Path save(Path file) {
    Path target = file.toAbsolutePath().normalize();
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader(table().columnNames().toArray(String[]::new))
            .get();
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      for (List<Object> row : rows().toList()) {
        printer.printRecord(
            row.stream().map(v -> v instanceof String s ? SpreadsheetText.write(s) : v).toList());
      }
      AtomicFile.write(target, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(
          target + ": duplicates cannot be written (" + e + "); choose a folder with room", e);
    }
    return target;
  }

  /** The groups with their pictures. */
  public Page gallery() {
    return View.show("gallery", Page.class, this);
  }

  /** What there is, in lines. */
  public List<String> about() {
    int samples = groups.stream().mapToInt(DuplicateGroup::size).sum();
    List<String> counts =
        List.of(
            Words.of(
                "Duplicates of %s: %,d of %,d samples in %,d groups",
                dataset.name(), samples, dataset.size(), groups.size()),
            Words.of(
                "%,d groups across splits, %,d with labels that differ; %,d samples can go",
                leaks().size(), conflicts().size(), droppable().size()));
    Stream<String> unread =
        findings.isEmpty()
            ? Stream.of()
            : Stream.of(Words.of("%,d samples could not be read", findings.size()));
    return Stream.of(counts.stream(), cuts.stream().map(SimilarityCut::toString), unread)
        .flatMap(lines -> lines)
        .toList();
  }

  @Override
  public String toString() {
    Stream<String> first = groups.stream().limit(SHOWN).map(DuplicateGroup::toString);
    Stream<String> more =
        groups.size() > SHOWN
            ? Stream.of(Words.of("and %,d groups more; table() has all", groups.size() - SHOWN))
            : Stream.of();
    return String.join(
        "\n", Stream.of(about().stream(), first, more).flatMap(lines -> lines).toList());
  }
}
