package goldpan.tests.kernel;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded kernel as Jupyter's own client sees it. */
class KernelClientTest {
  @TempDir Path folder;

  @Test
  void passesJupytersOwnSuiteAndOurs() throws Exception {
    KernelSpec.write(folder, "goldpan-test", List.of());
    KernelSpec.write(folder, "goldpan-test-limited", List.of("--cell-timeout", "2"));
    KernelSpec.run(folder, 8, "test_goldpan_kernel.py", "-v");
  }

  @Test
  void magicsDoTheWholeJob() throws Exception {
    KernelSpec.write(folder, "goldpan-test", List.of());
    KernelSpec.run(folder, 8, "test_goldpan_magics.py", "-v");
  }
}
