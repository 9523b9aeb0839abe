package goldpan.run;

import goldpan.jpeg.JpegDecoding;
import goldpan.torch.Engines;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** What ran: versions and machine. */
public final class Versions {
  private Versions() {}

  /** Goldpan's own version. */
  public static String goldpan() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      return "unknown";
    }
    return properties.getProperty("version", "unknown");
  }

  /** Of Goldpan, Java, DJL and PyTorch, and what decodes JPEG. */
  public static Map<String, String> all() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("goldpan", goldpan());
    versions.put("java", System.getProperty("java.vm.version"));
    versions.putAll(Engines.versions());
    versions.put("jpeg", JpegDecoding.describe());
    return versions;
  }

  static RunRecord.Machine machine(String device) {
    return new RunRecord.Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20,
        device);
  }
}
