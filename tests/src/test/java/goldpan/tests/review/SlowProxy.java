package goldpan.tests.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A far network: passes bytes on after a delay, holds back requests that match a pattern. */
final class SlowProxy implements AutoCloseable {
  private final ServerSocket server;
  private final long delayMillis;
  private final CopyOnWriteArrayList<Socket> open = new CopyOnWriteArrayList<>();
  private volatile int target;
  private volatile Pattern held;

  SlowProxy(int target, long delayMillis) throws IOException {
    this.target = target;
    this.delayMillis = delayMillis;
    this.server = new ServerSocket(0, 256, InetAddress.getByName("127.0.0.1"));
    start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Leads to another server from now on. */
  void lead(int port) throws IOException {
    target = port;
    cut();
  }

  /** Holds back requests whose first line matches, until {@link #release}. */
  void hold(String firstLine) {
    held = Pattern.compile(firstLine);
  }

  void release() {
    held = null;
  }

  /** Ends all connections. */
  void cut() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "slow-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket in = server.accept();
        try {
          Socket out = new Socket("127.0.0.1", target);
          open.add(in);
          open.add(out);
          pass(in, out);
          pass(out, in);
        } catch (IOException e) {
          in.close(); // nobody serves there now
        }
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void pass(Socket from, Socket to) {
    DelayQueue<Part> parts = new DelayQueue<>();
    start(
        () -> {
          byte[] buffer = new byte[1 << 16];
          try (InputStream in = from.getInputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
              parts.add(new Part(java.util.Arrays.copyOf(buffer, n), due()));
            }
          } catch (IOException e) {
            // the other side is told below
          }
          parts.add(new Part(null, due()));
        });
    start(
        () -> {
          try (OutputStream out = to.getOutputStream()) {
            for (Part part = parts.take(); part.bytes != null; part = parts.take()) {
              while (isHeld(part.bytes)) {
                Thread.sleep(20);
              }
              out.write(part.bytes);
              out.flush();
            }
          } catch (IOException e) {
            // closed meanwhile
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private long due() {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMillis);
  }

  private boolean isHeld(byte[] bytes) {
    Pattern now = held;
    return now != null
        && now.matcher(
                new String(bytes, StandardCharsets.ISO_8859_1).lines().findFirst().orElse(""))
            .find();
  }

  private record Part(byte[] bytes, long due) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(due, ((Part) other).due);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
