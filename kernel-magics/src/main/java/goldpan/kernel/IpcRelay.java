package goldpan.kernel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets clients reach one of the kernel's sockets by the transport {@code ipc}, as Colab connects.
 *
 * <p>JeroMQ's own {@code ipc} is TCP on a port worked out from the name, which no other ZeroMQ
 * library understands. ZeroMQ's protocol is the same bytes on both kinds of socket, so every
 * connection to the Unix domain socket is copied, both ways, to the TCP port on loopback where
 * JeroMQ listens. Messages stay signed with the connection file's key.
 */
final class IpcRelay implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger("goldpan.kernel");
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path path;
  private final int port;
  private final ServerSocketChannel listening;

  private IpcRelay(Path path, int port, ServerSocketChannel listening) {
    this.path = path;
    this.port = port;
    this.listening = listening;
  }

  /**
   * Listens on a Unix domain socket for connections to a TCP port on loopback.
   *
   * @param path the socket's file; one that is left from a dead kernel is replaced
   * @throws IOException when the file cannot be made, or its path is too long for a socket
   */
  static IpcRelay open(Path path, int port) throws IOException {
    ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      Files.deleteIfExists(path);
      listening.bind(UnixDomainSocketAddress.of(path));
    } catch (IOException | RuntimeException failed) {
      listening.close();
      throw new IOException(
          "ipc socket %s cannot be made (%s); expected a path of about 100 bytes at most in a folder that can be written"
              .formatted(path.toAbsolutePath(), failed.getMessage()),
          failed);
    }
    IpcRelay relay = new IpcRelay(path, port, listening);
    daemon(relay::accept, "goldpan-ipc-" + path.getFileName());
    return relay;
  }

  private void accept() {
    while (listening.isOpen()) {
      try {
        connect(listening.accept());
      } catch (IOException closedOrRefused) {
        LOG.log(Level.FINE, "a client went away again, or the relay was closed", closedOrRefused);
      }
    }
  }

  private void connect(SocketChannel client) throws IOException {
    SocketChannel kernel;
    try {
      kernel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException refused) {
      client.close();
      throw refused;
    }
    daemon(() -> copy(client, kernel), "goldpan-ipc-in");
    daemon(() -> copy(kernel, client), "goldpan-ipc-out");
  }

  /** Copies until either end closes, then closes both. */
  private static void copy(SocketChannel from, SocketChannel to) {
    try (from;
        to) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          int unused = to.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException ended) {
      LOG.log(Level.FINE, "the other end is gone, which closes this one too", ended);
    }
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    Files.deleteIfExists(path);
  }
}
