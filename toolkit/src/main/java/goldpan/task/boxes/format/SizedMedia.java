package goldpan.task.boxes.format;

import goldpan.data.Media;
import goldpan.data.Modality;
import goldpan.data.PictureSize;
import goldpan.data.Pixels;
import goldpan.data.Preview;
import goldpan.data.ReducedPixels;
import goldpan.data.Words;
import goldpan.task.boxes.BoxAnnotations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pictures whose annotation says how large they are: another size is told as odd. */
final class SizedMedia implements Media {
  private final Media files;
  private final BoxAnnotations sizes;

  SizedMedia(Media files, BoxAnnotations sizes) {
    this.files = files;
    this.sizes = sizes;
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
  public ReducedPixels pixels(int position, int width, int height) {
    return files.pixels(position, width, height);
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
    PictureSize said = new PictureSize(sizes.width(position), sizes.height(position));
    if (said.width() > 0 && said.height() > 0) {
      files
          .file(position)
          .map(PictureSize::of)
          .filter(real -> !real.equals(said))
          .ifPresent(real -> odd.add(differs(said, real)));
    }
    return List.copyOf(odd);
  }

  private static String differs(PictureSize said, PictureSize real) {
    boolean turned = said.width() == real.height() && said.height() == real.width();
    return Words.of(
        "is %s pixels, its annotation says %s%s; expected the same; its boxes may be elsewhere than they should",
        real, said, turned ? " (it may have been turned)" : "");
  }
}
