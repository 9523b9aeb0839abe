package goldpan.tests.notebooks;

import goldpan.tests.kernel.KernelSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every notebook runs from top to bottom, answers too, and shows what its committed copy shows. */
class NotebooksTest {
  @TempDir Path folder;

  @Test
  void showWhatTheirCommittedCopiesShow() throws Exception {
    KernelSpec.write(folder, "goldpan", List.of());
    KernelSpec.run(folder, 25, "run_notebooks.py", "../notebooks");
  }
}
