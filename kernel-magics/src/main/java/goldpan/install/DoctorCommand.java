package goldpan.install;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at all that was installed and names what is wrong. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Looks at every installed kernelspec of Goldpan, starts each once, and names what is wrong. Ends with status 1 when something is.")
final class DoctorCommand implements Callable<Integer> {
  @Mixin private final WhereOptions where = new WhereOptions();
  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter out = Printed.by(command);
    Examination examination = Examination.of(where.place(Machine.here()), Machine.here());
    examination.facts().forEach(out::println);
    out.println();
    if (examination.problems().isEmpty()) {
      out.println("Nothing needs to change.");
      return 0;
    }
    examination.problems().forEach(problem -> out.println("→ " + problem));
    return 1;
  }
}
