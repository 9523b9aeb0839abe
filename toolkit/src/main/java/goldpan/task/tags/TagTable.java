package goldpan.task.tags;

import com.google.auto.service.AutoService;
import goldpan.data.Columns;
import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.DatasetFormat;
import goldpan.data.NameOrder;
import goldpan.data.Opening;
import goldpan.data.Recognition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table with any number of tags a row: a list in one column ({@code tags}), separated by bars,
 * semicolons, commas or spaces or as a JSON list, or a column of 0 and 1 for each tag. Or a folder
 * with such a table in it, called {@code tags.csv} or the like. What names pictures, holds texts or
 * says the split is as in a table with one label a row. An empty list is a sample without tags.
 */
@AutoService(DatasetFormat.class)
public final class TagTable implements DatasetFormat {
  private static final int ROWS_TRIED = 1000;
  private static final List<String> IN_FOLDERS =
      List.of("tags.csv", "tags.tsv", "tags.jsonl", "tags.csv.gz");

  @Override
  public String name() {
    return "table of tags";
  }

  @Override
  public String expects() {
    return "a .csv, .tsv or .jsonl file, or tags.csv in a folder: path, id or text, and tags (a list"
        + " separated by | ; or , or a column of 0 and 1 for each tag) and perhaps split";
  }

  @Override
  public String task() {
    return Tags.TASK;
  }

  @Override
  public Recognition recognises(Path path) {
    if (Files.isDirectory(path)) {
      return inside(path).isPresent() ? Recognition.BY_CONTENT : Recognition.NO;
    }
    if (!Files.isRegularFile(path) || !Columns.isTable(path)) {
      return Recognition.NO;
    }
    try {
      Columns beginning = Columns.beginning(path, Opening.usual(), ROWS_TRIED);
      return TagColumns.among(beginning, beginning.others(Opening.usual())).isPresent()
          ? Recognition.BY_CONTENT
          : Recognition.POSSIBLE;
    } catch (DatasetException e) {
      return Recognition.POSSIBLE; // whoever opens it as a table says what is wrong
    }
  }

  private static Optional<Path> inside(Path folder) {
    return IN_FOLDERS.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  @Override
  public Dataset open(Path path) {
    return open(path, Opening.usual());
  }

  @Override
  public Dataset open(Path path, Opening opening) {
    Path absolute = path.toAbsolutePath().normalize();
    if (!Files.isDirectory(absolute)) {
      return read(absolute, opening);
    }
    Path file =
        inside(absolute)
            .orElseThrow(
                () ->
                    new DatasetException(
                        "%s holds no table of tags; expected one of %s"
                            .formatted(absolute, String.join(", ", IN_FOLDERS))));
    return read(file, opening).named(String.valueOf(absolute.getFileName()));
  }

  private static Dataset read(Path file, Opening opening) {
    Columns table = Columns.read(file, opening);
    TagColumns columns =
        opening
            .labelColumn()
            .map(name -> TagColumns.inColumn(table, table.need(List.of(name), "tags")))
            .or(() -> TagColumns.among(table, table.others(opening)))
            .orElseThrow(
                () ->
                    new DatasetException(
                        "%s has no tags: its columns are %s; expected one called tags, or a column of 0 and 1 for each tag; say which with opening().task(\"tags\").label(\"its name\")"
                            .formatted(file, table.header())));
    List<Set<String>> sets = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    Dataset samples =
        table.samples(
            opening,
            row -> {
              Optional<Set<String>> tags = columns.read().apply(row.cells());
              if (tags.isEmpty()) {
                bad.add("row %d".formatted(row.number()));
              }
              sets.add(tags.orElse(Set.of()));
            });
    if (!bad.isEmpty()) {
      throw new DatasetException(
          "%s: %d rows have tags that cannot be read: %s; expected %s, as in the other rows"
              .formatted(
                  file,
                  bad.size(),
                  String.join(", ", bad.subList(0, Math.min(5, bad.size()))),
                  columns.words()));
    }
    List<String> names = names(columns, sets);
    if (names.isEmpty()) {
      throw new DatasetException(
          "%s has no tag in any of %d rows; expected tags %s"
              .formatted(file, sets.size(), columns.words()));
    }
    return samples.annotated(names, Tags.of(names, bits(names, sets)));
  }

  private static List<String> names(TagColumns columns, List<Set<String>> sets) {
    Set<String> all = new LinkedHashSet<>(columns.fixed());
    Stream<String> found = sets.stream().flatMap(Set::stream);
    return columns.fixed().isEmpty()
        ? NameOrder.classes(found.distinct().toList())
        : List.copyOf(all);
  }

  private static List<BitSet> bits(List<String> names, List<Set<String>> sets) {
    Map<String, Integer> places = new HashMap<>();
    names.forEach(n -> places.put(n, places.size()));
    return sets.stream()
        .map(
            tags -> {
              BitSet own = new BitSet(names.size());
              tags.forEach(t -> own.set(places.getOrDefault(t, 0)));
              return own;
            })
        .toList();
  }
}
