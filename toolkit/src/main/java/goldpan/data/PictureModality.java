package goldpan.data;

import java.util.List;
import java.util.Optional;

/** Pictures, as {@link Decoder} reads them. */
final class PictureModality implements Modality {
  static final PictureModality ONE = new PictureModality();

  private PictureModality() {}

  @Override
  public String name() {
    return "picture";
  }

  @Override
  public String plural() {
    return "pictures";
  }

  @Override
  public String readable() {
    return ImageKind.READABLE;
  }

  @Override
  public boolean isNamedLikeOne(String fileName) {
    return ImageKind.ofName(fileName).isPresent();
  }

  @Override
  public boolean startsLikeOne(byte[] start) {
    return ImageKind.ofBytes(start).isPresent();
  }

  @Override
  public String extension() {
    return ".png";
  }

  @Override
  public Preview preview(byte[] content) {
    return Preview.picture(Decoder.decode(content).pixels());
  }

  @Override
  public List<String> oddities(String fileName, byte[] content) {
    List<String> warnings = Decoder.decode(content).oddities();
    Optional<ImageKind> named = ImageKind.ofName(fileName);
    Optional<ImageKind> is = ImageKind.ofBytes(content);
    if (named.equals(is) || is.isEmpty()) {
      return warnings;
    }
    String extension = ImageKind.extension(fileName);
    String oddity =
        "is a %s picture %s"
            .formatted(
                is.get(), extension.isEmpty() ? "without an extension" : "named ." + extension);
    return warnings.isEmpty() ? List.of(oddity) : List.of(oddity, warnings.get(0));
  }
}
