package goldpan.review;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/** A request's body, gathered as it arrives; no thread waits for it. */
final class Body implements Runnable {
  private final Content.Source source;
  private final int longest;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

  private Body(Content.Source source, int longest) {
    this.source = source;
    this.longest = longest;
  }

  /**
   * The body, once it is there. It fails with a {@link Refusal} when it is longer than {@code
   * longest} bytes, and with a timeout when it is not there after {@code seconds}.
   */
  static CompletableFuture<byte[]> read(Content.Source source, int longest, int seconds) {
    Body body = new Body(source, longest);
    body.run();
    return body.whole.orTimeout(seconds, TimeUnit.SECONDS);
  }

  static Refusal tooLong(int longest) {
    return new Refusal(413, "body is above " + longest + " bytes");
  }

  /** Takes what has arrived, and asks to be called again for the rest. */
  @Override
  public void run() {
    while (!whole.isDone()) {
      Content.@Nullable Chunk chunk = source.read();
      if (chunk == null) {
        source.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        whole.completeExceptionally(new Refusal(400, "body could not be read; send it again"));
        return;
      }
      bytes.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
      chunk.release();
      if (bytes.size() > longest) {
        whole.completeExceptionally(tooLong(longest));
      } else if (chunk.isLast()) {
        whole.complete(bytes.toByteArray());
      }
    }
  }
}
