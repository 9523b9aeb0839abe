package goldpan.kernel;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zeromq.ZMQ;

/**
 * Binds sockets where the connection file says: {@code tcp://IP:PORT}, or {@code ipc://IP-PORT},
 * where IP is the beginning of a path.
 */
final class Endpoints implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger("goldpan.kernel");

  private final KernelConnectionProperties connection;
  private final List<IpcRelay> relays = new ArrayList<>();

  Endpoints(KernelConnectionProperties connection) {
    this.connection = connection;
  }

  /**
   * Binds a socket to its number in the connection file.
   *
   * @throws UncheckedIOException when the file of an ipc socket cannot be made
   */
  void bind(ZMQ.Socket socket, int number) {
    if (!connection.getTransport().equals("ipc")) {
      boolean unused =
          socket.bind(connection.getTransport() + "://" + connection.getIp() + ":" + number);
      return;
    }
    boolean unused = socket.bind("tcp://127.0.0.1:*");
    String bound = socket.getLastEndpoint();
    int port = Integer.parseInt(bound.substring(bound.lastIndexOf(':') + 1));
    try {
      relays.add(IpcRelay.open(Path.of(connection.getIp() + "-" + number), port));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    for (IpcRelay relay : relays) {
      try {
        relay.close();
      } catch (IOException left) {
        LOG.log(Level.WARNING, "an ipc socket's file stays behind", left);
      }
    }
  }
}
