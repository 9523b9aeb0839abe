package goldpan.review;

import goldpan.data.UnreadableMediaException;
import goldpan.review.ServedFiles.UnservedException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A request that is not granted, with the status and the words of the answer. */
final class Refusal extends RuntimeException {
  private final int status;

  Refusal(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }

  /** What a failure is answered with; nothing of the machine's paths is in it. */
  static Refusal of(@Nullable Throwable problem) {
    Throwable cause = problem == null ? null : problem.getCause();
    Throwable e = problem instanceof CompletionException && cause != null ? cause : problem;
    if (e instanceof Refusal refusal) {
      return refusal;
    }
    if (e instanceof UnservedException unserved) {
      return new Refusal(unserved.status(), String.valueOf(unserved.getMessage()));
    }
    if (e instanceof UnreadableMediaException unreadable) {
      return new Refusal(404, unreadable.id() + " " + unreadable.problem());
    }
    if (e instanceof IllegalArgumentException) {
      return new Refusal(400, String.valueOf(e.getMessage()));
    }
    if (e instanceof RejectedExecutionException) {
      return new Refusal(503, "too many pictures are waited for; ask again");
    }
    if (e instanceof JournalException) {
      return new Refusal(500, String.valueOf(e.getMessage()));
    }
    String name = e == null ? "unknown" : e.getClass().getSimpleName();
    return new Refusal(500, "it failed (" + name + "); ask again");
  }
}
