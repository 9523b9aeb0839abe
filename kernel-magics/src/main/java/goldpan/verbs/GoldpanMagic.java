package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.data.Words;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.MagicException;
import goldpan.run.Versions;
import goldpan.torch.Devices;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what Goldpan is and found here. */
@AutoService(Magic.class)
@Command(
    name = "goldpan",
    description = {
      "Version, device and newest results.",
      "%%goldpan doctor says what was found, what not, and what to change.",
      "%%goldpan log debug|info|warn|error|off says how much libraries log."
    })
public final class GoldpanMagic implements Magic {
  @Parameters(
      arity = "0..2",
      paramLabel = "doctor|log LEVEL",
      completionCandidates = Subjects.class,
      description = "what to say or set; a summary otherwise")
  private List<String> words = new ArrayList<>();

  static final class Subjects extends java.util.ArrayList<String> {
    Subjects() {
      super(List.of("doctor", "log"));
    }
  }

  @Override
  public String run(MagicContext context) {
    if (words.isEmpty()) {
      return summary();
    }
    if (words.equals(List.of("doctor"))) {
      return Doctor.report(context.host().name());
    }
    if (words.get(0).equals("log") && words.size() == 2) {
      return LogLevel.named(words.get(1)).set();
    }
    throw new MagicException(
        "%goldpan is asked for \""
            + String.join(" ", words)
            + "\"; expected doctor, or log with a level; write %goldpan doctor");
  }

  private static String summary() {
    return String.join(
        "\n",
        "Goldpan %s, Java %s, PyTorch %s on %s"
            .formatted(
                Versions.goldpan(),
                System.getProperty("java.version"),
                Devices.pytorch(),
                Devices.chosen()),
        newest(),
        "%magics lists what you can write, %goldpan doctor says what was found here");
  }

  private static String newest() {
    goldpan.Session session = goldpan.Session.current();
    List<String> held = new java.util.ArrayList<>();
    session.dataset().ifPresent(d -> held.add(Words.of("dataset %s (%,d)", d.name(), d.size())));
    session.baseline().ifPresent(b -> held.add("a baseline"));
    session.losses().ifPresent(l -> held.add(Words.of("losses (%,d)", l.size())));
    session.suspects().ifPresent(s -> held.add(Words.of("suspects (%,d)", s.size())));
    return held.isEmpty() ? "nothing opened yet" : "newest: " + String.join(", ", held);
  }
}
