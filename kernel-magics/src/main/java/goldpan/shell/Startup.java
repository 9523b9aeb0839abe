package goldpan.shell;

/** What a notebook or script finds imported. */
public final class Startup {
  private static final String IMPORTS =
      """
      import java.io.*;
      import java.math.*;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.function.*;
      import java.util.stream.*;
      """;

  private static final String FRONT_DOOR = "goldpan.Goldpan";
  private static final String VERBS_AND_VALUES =
      """
      import static goldpan.Goldpan.*;
      import goldpan.Session;
      import goldpan.data.*;
      import goldpan.mining.*;
      import goldpan.mining.Precision;
      import goldpan.predict.*;
      import goldpan.predict.file.PredictionFile;
      import goldpan.predict.file.PredictionsFolder;
      import goldpan.review.*;
      import goldpan.run.*;
      import goldpan.torch.Augmentations;
      import goldpan.torch.Devices;
      import goldpan.torch.TorchModel;
      import goldpan.torch.TorchModel.Channels;
      import goldpan.train.Baseline;
      import goldpan.train.BaselineTraining;
      import goldpan.train.Curve;
      import goldpan.train.Epoch;
      import goldpan.train.OverfitCheck;
      import goldpan.train.Recipe;
      import goldpan.train.Step;
      import tech.tablesaw.api.*;
      """;

  private static final String NOTEBOOK = "import static goldpan.magics.Notebook.*;\n";

  private Startup() {}

  /** The imports, and Goldpan's verbs and values when the toolkit is on the class path. */
  public static String code() {
    return toolkitPresent() ? IMPORTS + VERBS_AND_VALUES : IMPORTS;
  }

  /** The same with display and its like, which other kernels have themselves. */
  static String ownCode() {
    return code() + NOTEBOOK;
  }

  /**
   * The same on one line, behind an import that nobody repeats, which would replace all of them.
   */
  static String line() {
    String first = "import " + Startup.class.getName() + "; ";
    return first + ownCode().strip().replace('\n', ' ');
  }

  private static boolean toolkitPresent() {
    String file = FRONT_DOOR.replace('.', '/') + ".class";
    return Startup.class.getClassLoader().getResource(file) != null;
  }
}
