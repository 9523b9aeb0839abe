package goldpan.review;

import goldpan.data.Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that tests start in a process of their own, to be killed or starved. */
final class Child {
  private Child() {}

  /** Decides for ever, one sample after the other, and prints each once it is acknowledged. */
  public static void main(String[] args) throws Exception {
    Dataset toy = Toy.dataset(1000);
    Journal journal = Journal.open(Path.of(args[1]), toy);
    System.out.println("open");
    if (args[0].equals("hold")) {
      Thread.sleep(600_000);
    }
    for (int i = 0; i < 100_000; i++) {
      String id = "s" + i % 1000;
      try {
        journal.drop(List.of(id), Note.because("no " + i));
      } catch (JournalException e) {
        System.out.println(e.getMessage());
        return;
      }
      System.out.println(i);
    }
  }

  /** Starts after a shell command, such as a limit. */
  static Process after(String before, String... args) throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path")));
    words.add(Child.class.getName());
    words.addAll(List.of(args));
    List<String> command = new ArrayList<>(List.of("bash", "-c", before + " exec \"$@\"", "bash"));
    command.addAll(words);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
