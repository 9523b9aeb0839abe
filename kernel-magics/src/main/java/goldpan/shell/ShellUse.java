package goldpan.shell;

/** Who types what a session evaluates. */
public enum ShellUse {
  /**
   * A program: ends the process when it says so, and a declaration that cannot be used is an error.
   */
  SCRIPT,
  /**
   * A person, cell by cell: nothing typed ends the process, and a method or class may use what a
   * later cell declares.
   */
  NOTEBOOK
}
