package goldpan.task.masks.format;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.DatasetFormat;
import goldpan.data.Finding;
import goldpan.data.Findings;
import goldpan.data.FolderWalk;
import goldpan.data.Media;
import goldpan.data.Opening;
import goldpan.data.Recognition;
import goldpan.data.Split;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Workers;
import goldpan.task.masks.Masks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * Pictures with a PNG mask each, of class numbers or of the colours of a palette: {@code train} and
 * {@code trainannot} as CamVid has them, {@code images} and {@code masks}. Classes are in {@code
 * class_palette.csv}, {@code classes.txt} or their like; without one, they are called by their
 * numbers.
 */
@AutoService(DatasetFormat.class)
public final class PngMasks implements DatasetFormat {
  private static final int DEPTH = 4;
  private static final int ENOUGH = 4000;
  private static final int PROBES = 8;

  @Override
  public String name() {
    return "PNG masks";
  }

  @Override
  public String expects() {
    return "a folder with pictures and a .png mask of the same name for each (images/a.jpg,"
        + " masks/a.png; train/a.png, trainannot/a_L.png), and perhaps class_palette.csv or"
        + " classes.txt";
  }

  @Override
  public String task() {
    return Masks.TASK;
  }

  @Override
  public Recognition recognises(Path path) {
    if (!Files.isDirectory(path)) {
      return Recognition.NO;
    }
    try (Stream<Path> inside = Files.walk(path, DEPTH)) {
      List<String> names =
          inside.limit(ENOUGH).map(p -> path.relativize(p).toString().replace('\\', '/')).toList();
      return new MaskPairs(names).maskOf().isEmpty() ? Recognition.NO : Recognition.BY_CONTENT;
    } catch (IOException | java.io.UncheckedIOException e) {
      return Recognition.NO;
    }
  }

  @Override
  public Dataset open(Path path) {
    Path root = path.toAbsolutePath().normalize();
    FolderWalk.Tree tree = FolderWalk.of(root);
    MaskPairs pairs = new MaskPairs(tree.files());
    List<String> ids = List.copyOf(pairs.maskOf().keySet());
    if (ids.isEmpty()) {
      throw new DatasetException(
          "%s has no picture with a mask; expected %s".formatted(root, expects()));
    }
    List<String> files = List.copyOf(pairs.maskOf().values());
    Optional<String> list = classList(tree.files());
    Findings findings = new Findings();
    tree.findings().forEach(findings::add);
    tell(pairs, findings);
    PngMaskSource source = source(root, files, list, findings);
    Masks masks = Masks.of(source.palette().classes(), source);
    Dataset.Ids packed = Dataset.Ids.of(ids);
    return Dataset.of(
            String.valueOf(root.getFileName()),
            root,
            masks.classes(),
            packed,
            new int[ids.size()],
            ids.stream().map(PngMasks::split).toArray(Split[]::new),
            new MaskedMedia(Media.files(root, packed), source),
            findings.list())
        .annotated(masks);
  }

  @Override
  public Dataset open(Path path, Opening opening) {
    String plain = Opening.usual().task(Masks.TASK).toString();
    return opening.toString().equals(plain) ? open(path) : DatasetFormat.super.open(path, opening);
  }

  private static Optional<String> classList(List<String> files) {
    return PixelPalette.FILES.stream().filter(files::contains).findFirst();
  }

  private static void tell(MaskPairs pairs, Findings findings) {
    pairs
        .unmasked()
        .forEach(
            p ->
                findings.add(
                    p,
                    Finding.Kind.NO_LABEL,
                    "has no mask; expected a .png of its name in a folder of masks; it is left out"));
    pairs
        .lonely()
        .forEach(
            m ->
                findings.add(
                    m,
                    Finding.Kind.BAD_ROW,
                    "is a mask of no picture, or of one that has another; expected one a picture; it is left out"));
  }

  private static PngMaskSource source(
      Path root, List<String> files, Optional<String> list, Findings findings) {
    boolean coloured = false;
    Set<Integer> values = new TreeSet<>();
    for (int i = 0; i < Math.min(PROBES, files.size()); i++) {
      try {
        MaskPicture probe = MaskPicture.read(root.resolve(files.get(i)), files.get(i));
        coloured |= probe.isColoured();
        values.addAll(probe.values(false).keySet());
      } catch (UnreadableMediaException ignored) {
        // told by check()
      }
    }
    if (list.isPresent()) {
      PixelPalette palette = PixelPalette.read(root.resolve(list.get()));
      if (coloured && !palette.hasColours()) {
        throw new DatasetException(
            "%s has masks of colours and %s names no colours; expected lines of name,r,g,b"
                .formatted(root, list.get()));
      }
      boolean binary = palette.classes().size() == 2 && values.equals(Set.of(0, 255)) && !coloured;
      return new PngMaskSource(root, files, binary ? palette.binary() : palette, coloured, list);
    }
    if (coloured) {
      throw new DatasetException(
          "%s has masks of colours and no list of them; expected class_palette.csv with lines of name,r,g,b"
              .formatted(root));
    }
    PixelPalette palette = PixelPalette.unnamed(values(root, files));
    if (palette.classes().isEmpty()) {
      throw new DatasetException(
          "%s has no mask that gives a pixel a class; expected values below 255 in some"
              .formatted(root));
    }
    findings.add(
        String.valueOf(root.getFileName()),
        Finding.Kind.NOTE,
        "has no list of classes, so they are called by their numbers; name them in classes.txt, one a line from 0 on");
    return new PngMaskSource(root, files, palette, false, list);
  }

  /** All values in all masks; reads them once, on all cores. */
  private static Set<Integer> values(Path root, List<String> files) {
    Set<Integer> all = new ConcurrentSkipListSet<>();
    Workers.forEach(
        files.size(),
        1,
        (from, to) -> {
          try {
            all.addAll(
                MaskPicture.read(root.resolve(files.get(from)), files.get(from))
                    .values(false)
                    .keySet());
          } catch (UnreadableMediaException ignored) {
            // told by check()
          }
        });
    if (all.size() > Masks.MOST_CLASSES) {
      throw new DatasetException(
          "%s has masks of %,d values; expected at most %d classes; masks are of class numbers, not of grey pictures"
              .formatted(root, all.size(), Masks.MOST_CLASSES));
    }
    return new TreeSet<>(all);
  }

  private static Split split(String id) {
    List<String> parts = new ArrayList<>(List.of(id.split("/", -1)));
    parts.remove(parts.size() - 1);
    return parts.stream()
        .flatMap(p -> Split.named(p).stream())
        .filter(s -> s != Split.NONE)
        .findFirst()
        .orElse(Split.NONE);
  }
}
