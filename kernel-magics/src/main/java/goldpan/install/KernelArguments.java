package goldpan.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How Java is called for the embedded kernel; no path is relative. */
record KernelArguments(JavaRuntime java, LibraryFolder libraries, List<String> extra) {
  /**
   * The optimising compiler begins ten times later than usual: at the start it takes the first
   * cell's time.
   */
  private static final List<String> LATE =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  /** What Jupyter runs. */
  List<String> kernel() throws IOException {
    List<String> words = begin();
    words.addAll(LATE);
    words.add("-XX:SharedArchiveFile=" + archive());
    words.addAll(extra);
    words.addAll(List.of("-cp", libraries.classPath()));
    words.addAll(List.of("goldpan.kernel.GoldpanKernel", "{connection_file}"));
    return words;
  }

  /** What writes the archive of classes and the index of packages. */
  List<String> rehearsal(Path archive) throws IOException {
    List<String> words = begin();
    words.add("-XX:ArchiveClassesAtExit=" + archive);
    words.addAll(List.of("-cp", libraries.classPath(), "goldpan.kernel.Rehearsal"));
    return words;
  }

  Path archive() {
    return libraries.archive(java.version(), System.getProperty("os.arch"));
  }

  private List<String> begin() {
    List<String> words = new ArrayList<>(List.of(java.program().toString()));
    words.add("-Dgoldpan.packages=" + libraries.index());
    words.addAll(java.options());
    words.addAll(List.of("-Djava.awt.headless=true", "-XX:+UseSerialGC"));
    return words;
  }
}
