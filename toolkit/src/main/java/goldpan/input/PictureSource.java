package goldpan.input;

import goldpan.data.Finding;
import java.util.Optional;

/** Pictures as a model takes them: 8-bit H×W×C at the model's size. Safe for many threads. */
public interface PictureSource {

  /**
   * Writes the picture of the {@code i}-th sample into {@code into} at {@code offset}; for one that
   * cannot be read, writes nothing and says why.
   */
  Optional<Finding> read(int i, byte[] into, int offset);
}
