package goldpan.predict;

import ai.djl.engine.Engine;
import java.util.Map;

/** What computes: the engine's versions, for records. */
public final class Engines {
  private Engines() {}

  /** DJL's version and, once loaded, PyTorch's. */
  public static Map<String, String> versions() {
    return Torch.isLoaded()
        ? Map.of("djl", Engine.getDjlVersion(), "pytorch", Torch.version())
        : Map.of("djl", Engine.getDjlVersion());
  }
}
