package goldpan.install;

import java.io.IOException;

/** What keeps an installation from going on: what was found, what was expected, what to do. */
final class InstallException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InstallException(String message) {
    super(message);
  }

  InstallException(String message, Throwable cause) {
    super(message, cause);
  }

  static InstallException io(String what, IOException cause) {
    return new InstallException(
        what
            + ": "
            + cause
            + "; expected a folder that can be written and has 1 GB of room; name another with --prefix",
        cause);
  }
}
