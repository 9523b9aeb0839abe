package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.input.SparseRow;
import goldpan.input.TextFeatures;
import goldpan.input.TextHasher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a dataset's texts, which are stored as UTF-8, as sparse features. */
final class TextReader implements SparseReader {
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private final Dataset dataset;
  private final TextHasher hasher;

  TextReader(Dataset dataset, TextFeatures features) {
    this.dataset = dataset;
    this.hasher = features.hasher();
  }

  @Override
  public Optional<Finding> read(int sample, SparseRow into) {
    try {
      hasher.hash(text(dataset.bytes(sample)), into);
      return Optional.empty();
    } catch (CharacterCodingException e) {
      return unreadable(sample, "is not UTF-8; expected text; convert it, or remove it");
    } catch (IOException e) {
      return unreadable(sample, "cannot be read: " + e.getMessage() + "; check the file");
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private Optional<Finding> unreadable(int sample, String what) {
    return Optional.of(new Finding(dataset.id(sample), Finding.Kind.UNREADABLE, what));
  }
}
