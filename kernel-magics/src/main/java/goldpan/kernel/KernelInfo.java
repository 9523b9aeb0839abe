package goldpan.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.messages.Header;
import java.util.Optional;

/** What the kernel says about itself. */
final class KernelInfo {
  private KernelInfo() {}

  static JsonObject content() {
    String java = Runtime.version().toString();
    String version =
        Optional.ofNullable(KernelInfo.class.getPackage().getImplementationVersion()).orElse("dev");
    JsonObject language =
        Answers.object(
            "name", "java",
            "version", java,
            "mimetype", "text/x-java-source",
            "file_extension", ".jshell",
            "pygments_lexer", "java",
            "codemirror_mode", "text/x-java",
            "nbconvert_exporter", "script");
    return Answers.object(
        "status",
        "ok",
        "protocol_version",
        Header.PROTOCOL_VERISON,
        "implementation",
        "goldpan",
        "implementation_version",
        version,
        "language_info",
        language,
        "banner",
        "Java " + java + " with Goldpan " + version,
        "help_links",
        new JsonArray());
  }
}
