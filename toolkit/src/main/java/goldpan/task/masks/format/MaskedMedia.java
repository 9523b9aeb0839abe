package goldpan.task.masks.format;

import goldpan.data.Media;
import goldpan.data.Modality;
import goldpan.data.PictureSize;
import goldpan.data.Pixels;
import goldpan.data.Preview;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import goldpan.task.masks.Mask;
import goldpan.task.masks.Speckle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pictures whose masks are looked at, too, when they are checked. */
final class MaskedMedia implements Media {
  private final Media files;
  private final PngMaskSource masks;

  MaskedMedia(Media files, PngMaskSource masks) {
    this.files = files;
    this.masks = masks;
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public Modality modality() {
    return files.modality();
  }

  @Override
  public Preview preview(int position) {
    return files.preview(position);
  }

  @Override
  public Pixels pixels(int position) {
    return files.pixels(position);
  }

  @Override
  public byte[] bytes(int position) throws IOException {
    return files.bytes(position);
  }

  @Override
  public Optional<Path> file(int position) {
    return files.file(position);
  }

  @Override
  public List<String> oddities(int position) {
    List<String> odd = new ArrayList<>(files.oddities(position));
    try {
      MaskPicture picture = masks.picture(position);
      files.file(position).map(PictureSize::of).ifPresent(size -> tellSize(size, picture, odd));
      int unknown = masks.unknown(picture);
      if (unknown > 0) {
        odd.add(
            Words.of(
                "has a mask with %,d pixels of no known class (%s); expected those of the list; they are ignored",
                unknown, String.join("; ", masks.unknownValues(picture))));
      }
      Mask mask = masks.mask(picture);
      if (mask.present().isEmpty()) {
        odd.add("has an empty mask; expected a class for some pixels; mining passes it over");
      }
      Speckle.of(mask).ifPresent(odd::add);
    } catch (UnreadableMediaException e) {
      odd.add("has a mask that " + e.problem() + "; mining passes it over");
    }
    return List.copyOf(odd);
  }

  private static void tellSize(PictureSize size, MaskPicture mask, List<String> odd) {
    if (size.width() != mask.width() || size.height() != mask.height()) {
      odd.add(
          Words.of(
              "is %s pixels, its mask %d×%d; expected the same; the mask is stretched over the picture",
              size, mask.width(), mask.height()));
    }
  }
}
