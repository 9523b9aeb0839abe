package goldpan.verbs;

import com.sun.management.OperatingSystemMXBean;
import goldpan.Session;
import goldpan.data.NameEncoding;
import goldpan.data.Words;
import goldpan.disk.OwnerOnly;
import goldpan.jpeg.JpegDecoding;
import goldpan.jpeg.TurboJpeg;
import goldpan.run.Home;
import goldpan.run.Versions;
import goldpan.torch.Devices;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a machine and an installation have, lack, and what to change. */
final class Doctor {
  private final List<String> lines = new ArrayList<>();
  private final List<String> advice = new ArrayList<>();

  private Doctor() {}

  static String report(String host) {
    Doctor doctor = new Doctor();
    doctor.versions(host);
    doctor.engine();
    doctor.jpeg();
    doctor.memory();
    doctor.folders();
    doctor.advise();
    return String.join("\n", doctor.lines);
  }

  private void say(String what, Object found) {
    lines.add("%-12s %s".formatted(what, found));
  }

  private void versions(String host) {
    say("Goldpan", Versions.goldpan() + " in " + host);
    say(
        "Java",
        "%s, %s, from %s"
            .formatted(
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.home")));
    say(
        "system",
        Words.of(
            "%s %s on %s, %d cores",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors()));
  }

  private void engine() {
    say("DJL", Devices.djl());
    try {
      say("PyTorch", Devices.pytorch() + ", loaded from " + Devices.library());
      gpus();
      say("native", Words.of("%,d arrays alive", Devices.liveArrays()));
    } catch (RuntimeException | LinkageError broken) {
      say("PyTorch", "not loaded: " + root(broken));
      advice.add(
          "PyTorch's library did not load. Give it room in the cache folder below, or name an installed PyTorch in the environment's PYTORCH_LIBRARY_PATH.");
    }
  }

  private void jpeg() {
    say("JPEG", JpegDecoding.describe());
    if (!TurboJpeg.whyNot().isEmpty()) {
      advice.add(
          "Pictures are read two to three times as fast with libjpeg-turbo: install libturbojpeg0 (Debian, Ubuntu), turbojpeg (Fedora) or jpeg-turbo (Homebrew), then restart.");
    }
  }

  private static Throwable root(Throwable thrown) {
    return thrown.getCause() == null ? thrown : root(thrown.getCause());
  }

  private void gpus() {
    say("device", Devices.chosen() + " is what \"auto\" means here");
    if (Devices.usable() > 0) {
      Devices.memory().forEach(gpu -> say("GPU", gpu));
    } else {
      say("GPU", "none: " + whyNone());
    }
  }

  private String whyNone() {
    if (System.getProperty("os.name").startsWith("Mac")) {
      return "there is no CUDA on macOS";
    }
    if (!hasDriver()) {
      return "no NVIDIA driver (no /dev/nvidia0, no nvidia-smi on the PATH)";
    }
    if (Devices.library().toLowerCase(Locale.ROOT).contains("cpu")) {
      advice.add(
          "There is a GPU driver, and the loaded PyTorch is the one without CUDA. Name a CUDA build of PyTorch %s in the environment's PYTORCH_LIBRARY_PATH (the lib folder of an installed torch), then restart the kernel."
              .formatted(Devices.pytorch()));
      return "a driver is there, but this PyTorch was built without CUDA";
    }
    if (Devices.seen() == 0) {
      advice.add(
          "Check that nvidia-smi runs, and that CUDA_VISIBLE_DEVICES does not hide the GPUs.");
      return "a driver is there, but CUDA's runtime sees no GPU";
    }
    advice.add("Use a PyTorch built for this driver's CUDA; nvidia-smi says which it supports.");
    return Words.of("CUDA %s sees %d, but PyTorch cannot use them", Devices.cuda(), Devices.seen());
  }

  private static boolean hasDriver() {
    return Files.exists(Path.of("/dev/nvidia0")) || onPath("nvidia-smi").isPresent();
  }

  private static Optional<Path> onPath(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return java.util.Arrays.stream(path.split(java.io.File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void memory() {
    Runtime runtime = Runtime.getRuntime();
    long heap = runtime.maxMemory() >> 20;
    long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    String machine =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? Words.of(
                ", machine %,d MiB with %,d free",
                system.getTotalMemorySize() >> 20, system.getFreeMemorySize() >> 20)
            : "";
    say("memory", Words.of("Java heap %,d of at most %,d MiB%s", used, heap, machine));
    if (heap < 512) {
      advice.add(
          Words.of(
              "The Java heap may grow to %,d MiB only; start Java with -Xmx2g or more.", heap));
    }
  }

  private void folders() {
    Home home = Session.current().home();
    say("runs", folder(home.folder()));
    home.note().ifPresent(advice::add);
    openToOthers(home.folder());
    say("names", "files are named in " + System.getProperty("sun.jnu.encoding"));
    NameEncoding.problem()
        .ifPresent(problem -> advice.add("Not every file can be named: " + problem));
    String cache = Optional.ofNullable(System.getenv("DJL_CACHE_DIR")).orElse("");
    say(
        "cache",
        folder(
            cache.isBlank()
                ? Path.of(System.getProperty("user.home"), ".djl.ai")
                : Path.of(cache)));
  }

  /** Homes of earlier versions are: journals name people, and the prompt keeps what was typed. */
  private void openToOthers(Path home) {
    try {
      if (OwnerOnly.isOpenToOthers(home)) {
        advice.add(home + " can be read by other users of this machine; chmod 700 " + home);
      }
    } catch (IOException unknown) {
      advice.add(home + ": who can read it cannot be found out: " + unknown.getMessage());
    }
  }

  private String folder(Path folder) {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isWritable(there)) {
      advice.add(
          folder + " cannot be written; set GOLDPAN_HOME or DJL_CACHE_DIR to a folder that can.");
      return folder + ", not writable";
    }
    String room = Words.of("%,d MiB free", there.toFile().getUsableSpace() >> 20);
    return folder + (Files.exists(folder) ? ", " : ", to be made when needed, ") + room;
  }

  private void advise() {
    lines.add("");
    if (advice.isEmpty()) {
      lines.add("Nothing needs to change.");
    } else {
      advice.forEach(each -> lines.add("→ " + each));
    }
  }
}
