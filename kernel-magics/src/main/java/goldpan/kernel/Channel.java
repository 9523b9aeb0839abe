package goldpan.kernel;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import java.util.function.ToIntFunction;
import java.util.logging.Logger;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** One of the protocol's sockets. Belongs to one thread; {@link Wire} sees to that. */
final class Channel extends JupyterSocket {
  private static final int LINGER_MILLIS = 1000;

  private final Endpoints endpoints;
  private final ToIntFunction<KernelConnectionProperties> port;

  Channel(
      ZMQ.Context context,
      SocketType type,
      HMACGenerator signer,
      Endpoints endpoints,
      String name,
      ToIntFunction<KernelConnectionProperties> port) {
    super(context, type, signer, Logger.getLogger(name));
    this.endpoints = endpoints;
    this.port = port;
    setLinger(LINGER_MILLIS);
    // Without this a publishing socket silently drops what a slow client has not read yet.
    setHWM(0);
  }

  @Override
  public void bind(KernelConnectionProperties connection) {
    endpoints.bind(this, port.applyAsInt(connection));
  }
}
