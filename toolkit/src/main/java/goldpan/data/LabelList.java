package goldpan.data;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text file with one label a line and nothing else, for predictions brought along; or with a
 * picture's path and its label in each line.
 */
@AutoService(DatasetFormat.class)
public final class LabelList implements DatasetFormat {
  private static final Pattern PAIR =
      Pattern.compile(
          "(?i)(\\S.*?\\.(?:png|jpe|jpe?g|jfif|gif|bmp|dib|webp|tiff?|p[agpbn]m|avif|heic|heif|jp2|jxl|svg))[\\s,;]+(\\S.*)");
  private static final Pattern BOX = Pattern.compile("\\d+(?:\\s+[0-9.eE+-]+){4,}");
  private static final int LEAST_LINES = 10;
  private static final int MOST_WORDS = 4;

  @Override
  public String name() {
    return "label list";
  }

  @Override
  public String expects() {
    return "a .txt file with one label a line, without pictures, or a picture's path and its label";
  }

  @Override
  public Recognition recognises(Path path) {
    return Files.isRegularFile(path) && Columns.plainName(path).endsWith(".txt")
        ? Recognition.BY_NAME
        : Recognition.NO;
  }

  @Override
  public Dataset open(Path path) {
    return open(path, Opening.usual());
  }

  @Override
  public Dataset open(Path path, Opening opening) {
    Path file = path.toAbsolutePath().normalize();
    RepeatedLines lines = lines(file);
    Optional<Columns> pairs = pairs(file, lines);
    if (pairs.isPresent()) {
      return new ManifestRows(file, pairs.get(), opening).dataset();
    }
    refuseBoxes(file, lines);
    refuseProse(file, lines);
    return labels(file, lines, opening);
  }

  private static Dataset labels(Path file, RepeatedLines lines, Opening opening) {
    Findings findings = new Findings();
    MissingLabels missing = new MissingLabels(opening);
    Set<String> names = new LinkedHashSet<>();
    for (int d = 0; d < lines.different().size(); d++) {
      if (!missing.areThese(lines.different().get(d), lines.count(d))) {
        names.add(lines.different().get(d));
      }
    }
    if (names.isEmpty()) {
      throw new DatasetException(
          file + " has no label in any line; expected one label a line; say opening().missing()");
    }
    ClassNames classes = ClassNames.of(names, findings);
    int[] index =
        lines.different().stream()
            .mapToInt(line -> names.contains(line) ? classes.index(line) : Listing.NONE)
            .toArray();
    int n = lines.size();
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = index[lines.place(i)];
    }
    missing.tell(String.valueOf(file.getFileName()), findings);
    byte[] splits = new byte[n];
    Arrays.fill(splits, (byte) Split.NONE.ordinal());
    return new Listing(
            String.valueOf(file.getFileName()),
            file,
            classes.classes(),
            Dataset.Ids.numbered(n),
            labels,
            splits,
            new NoMedia(n),
            findings.list(),
            opening)
        .dataset();
  }

  /** A path and a label in each line, as Caffe and many papers list pictures. */
  private static Optional<Columns> pairs(Path file, RepeatedLines lines) {
    List<Columns.Row> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher pair = PAIR.matcher(lines.get(i));
      if (!pair.matches()) {
        return Optional.empty();
      }
      rows.add(new Columns.Row(i + 1, List.of(pair.group(1), pair.group(2))));
    }
    return Optional.of(Columns.of(file, List.of("path", "label"), rows));
  }

  private static void refuseBoxes(Path file, RepeatedLines lines) {
    if (lines.different().stream().allMatch(line -> BOX.matcher(line).matches())) {
      throw new DatasetException(
          file
              + " has five numbers a line, as YOLO writes boxes; expected one label a line, or a picture's path and its label");
    }
  }

  /** Nearly as many different lines as lines, or lines of many words, are no labels. */
  private static void refuseProse(Path file, RepeatedLines lines) {
    int n = lines.size();
    int different = lines.different().size();
    long allWords = 0;
    for (int d = 0; d < different; d++) {
      allWords += (long) lines.count(d) * lines.different().get(d).split("\\s+", -1).length;
    }
    double words = allWords / (double) n;
    if (n >= LEAST_LINES && (2 * different > n || words > MOST_WORDS)) {
      throw new DatasetException(
          Words.of(
              "%s has %,d different lines among %,d, such as \"%s\"; expected one label a line, with each class many times, or a picture's path and its label, as in img/1.png cat; if it is a table, call it .csv",
              file, different, n, lines.get(0).substring(0, Math.min(60, lines.get(0).length()))));
    }
  }

  private static RepeatedLines lines(Path file) {
    RepeatedLines lines;
    try {
      lines = RepeatedLines.of(decoded(Files.readAllBytes(file)).lines().map(String::strip));
    } catch (CharacterCodingException e) {
      throw new DatasetException(
          file + " is not UTF-8 text; expected one label a line; save it as UTF-8", e);
    } catch (IOException e) {
      throw new DatasetException(
          "%s cannot be read (%s); check the file".formatted(file, Reason.of(e)), e);
    }
    if (lines.size() == 0) {
      throw new DatasetException(file + " is empty; expected one label a line");
    }
    FirstFive bad = new FirstFive();
    int empty = lines.different().indexOf("");
    for (int i = 0; empty >= 0 && i < lines.size(); i++) {
      if (lines.place(i) == empty) {
        bad.add(Words.of("line %,d is empty", i + 1));
      }
    }
    // Passing over a line would shift every row of the predictions that belong to it.
    bad.throwIfAny(file.toString(), "lines without a label", "expected one label a line");
    return lines;
  }

  /** UTF-8 with or without byte order mark, or UTF-16 with one. */
  private static String decoded(byte[] bytes) throws CharacterCodingException {
    boolean wide =
        bytes.length >= 2
            && ((bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)
                || (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe));
    String text =
        (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes))
            .toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
