package goldpan.torch;

import ai.djl.engine.Engine;
import java.util.LinkedHashMap;
import java.util.Map;

/** What computes: the engine's versions, for records. */
public final class Engines {
  private Engines() {}

  /** DJL's version and, once loaded, PyTorch's. */
  public static Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("djl", Engine.getDjlVersion());
    if (Torch.isLoaded()) {
      versions.put("pytorch", Torch.version());
    }
    return versions;
  }
}
