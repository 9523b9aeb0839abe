package goldpan.review;

/**
 * Who decides, and why.
 *
 * @param by the reviewer's name
 * @param why the reason, empty for none
 */
public record Note(String by, String why) {

  /** The user this program runs as, without a reason. */
  public static Note mine() {
    return because("");
  }

  /** The user this program runs as, with a reason. */
  public static Note because(String why) {
    return new Note(System.getProperty("user.name", "unknown"), why);
  }
}
