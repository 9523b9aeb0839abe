package goldpan.magics;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A program whose output becomes the cell's, and which an interrupt ends. */
final class ShellProcess {
  private final List<String> command;

  ShellProcess(List<String> command) {
    this.command = command;
  }

  /**
   * Runs it to its end; it has nothing to read.
   *
   * @return its exit status
   * @throws MagicException when it cannot be started
   */
  int run() throws InterruptedException {
    Process process = start();
    Thread out = copying(process.getInputStream(), System.out);
    Thread err = copying(process.getErrorStream(), System.err);
    try {
      process.getOutputStream().close();
      int status = process.waitFor();
      out.join();
      err.join();
      return status;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  private Process start() {
    try {
      return new ProcessBuilder(command).start();
    } catch (IOException absent) {
      throw new MagicException(
          command.get(0)
              + " cannot be started: "
              + absent.getMessage()
              + "; expected it on the PATH of the kernel; start programs with ProcessBuilder instead",
          absent);
    }
  }

  private static Thread copying(InputStream from, PrintStream to) {
    Thread thread =
        new Thread(
            () -> {
              try {
                from.transferTo(to);
              } catch (IOException ended) {
                to.flush();
              }
            },
            "goldpan-process-output");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
