package goldpan.task.masks.format;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Progress;
import goldpan.task.masks.Mask;
import goldpan.task.masks.MaskSource;
import goldpan.task.masks.Masks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** PNG masks under one folder. */
final class PngMaskSource implements MaskSource {
  private final Path root;
  private final List<String> files;
  private final PixelPalette palette;
  private final boolean colours;
  private final Optional<String> list;

  PngMaskSource(
      Path root, List<String> files, PixelPalette palette, boolean colours, Optional<String> list) {
    this.root = root;
    this.files = files;
    this.palette = palette;
    this.colours = colours;
    this.list = list;
  }

  PixelPalette palette() {
    return palette;
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public Mask read(int position) {
    return picture(position).mask(palette, colours);
  }

  MaskPicture picture(int position) {
    return MaskPicture.read(root.resolve(files.get(position)), files.get(position));
  }

  /** How a pixel without a known class is stored, for messages; its count. */
  int unknown(MaskPicture picture) {
    return picture.values(colours).entrySet().stream()
        .filter(
            e -> (colours ? palette.ofColour(e.getKey()) : palette.ofValue(e.getKey())).isEmpty())
        .mapToInt(java.util.Map.Entry::getValue)
        .sum();
  }

  /** The first unknown values or colours, as text. */
  List<String> unknownValues(MaskPicture picture) {
    return picture.values(colours).keySet().stream()
        .filter(v -> (colours ? palette.ofColour(v) : palette.ofValue(v)).isEmpty())
        .limit(5)
        .map(v -> colours ? "%d,%d,%d".formatted(v >> 16, v >> 8 & 0xff, v & 0xff) : v.toString())
        .toList();
  }

  Mask mask(MaskPicture picture) {
    return picture.mask(palette, colours);
  }

  @Override
  public void write(Dataset dataset, Masks masks, Path folder) throws IOException {
    for (int row = 0; row < dataset.size(); row++) {
      Progress.checkInterrupted();
      int position = masks.position(row);
      Path to = folder.resolve(files.get(position));
      Files.createDirectories(to.getParent());
      if (masks.isEdited(row)) {
        changed(masks, row, position, to);
      } else {
        Files.copy(root.resolve(files.get(position)), to);
      }
    }
    if (list.isPresent()) {
      Files.copy(root.resolve(list.get()), folder.resolve(list.get()));
    }
  }

  private void changed(Masks masks, int row, int position, Path to) throws IOException {
    MaskPicture picture = picture(position);
    Mask before = mask(picture);
    Mask after = masks.mask(row);
    byte[] now = after.bytes();
    byte[] then = before.bytes();
    BitSet wanted = new BitSet();
    BitSet stored = new BitSet();
    for (int i = 0; i < now.length; i++) {
      stored.set(then[i] & 0xff);
      if (now[i] != then[i]) {
        wanted.set(now[i] & 0xff);
      }
    }
    wanted.andNot(stored);
    wanted.stream().forEach(number -> refuseUnstorable(picture, number, files.get(position)));
    picture.change(before, after, palette, colours);
    picture.write(to);
  }

  /** A class that was in the file can be stored in it; another one perhaps not. */
  private void refuseUnstorable(MaskPicture picture, int number, String file) {
    boolean fits =
        colours ? palette.colour(number).isPresent() : picture.holds(palette.value(number));
    if (!fits && number == Mask.IGNORED) {
      throw new DatasetException(
          "%s has no %s for pixels without a class; expected one, such as a line \"void\" in the list of classes; label the region with a class instead"
              .formatted(file, colours ? "colour" : "value"));
    }
    if (!fits) {
      throw new DatasetException(
          "%s cannot store %s; expected a PNG whose depth and palette hold it; save it with 8 bits a pixel"
              .formatted(file, palette.classes().get(number)));
    }
  }
}
