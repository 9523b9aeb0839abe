package goldpan.kernel;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.reply.InputReply;
import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * The kernel's side of the five sockets.
 *
 * <p>Sockets are not for several threads, and an interrupt inside one breaks it for good. So the
 * user's thread never touches any: it leaves messages in a queue; the sending thread owns the
 * publishing socket, the receiving thread the others.
 */
final class Wire implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger("goldpan.kernel");
  private static final String WAKE = "inproc://wake";
  private static final int MOST_WAITING = 4096;

  private final ZMQ.Context context = ZMQ.context(1);
  private final Channel shell;
  private final Channel control;
  private final Channel stdin;
  private final Channel publishing;
  private final ZMQ.Socket heartbeat = context.socket(SocketType.REP);
  private final ZMQ.Socket wake = context.socket(SocketType.PULL);
  private final ZMQ.Socket waker = context.socket(SocketType.PUSH);
  private final BlockingQueue<Outgoing> outgoing = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Queue<Outgoing> replies = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<String> input = new LinkedBlockingQueue<>();
  private final Endpoints endpoints;
  private final Consumer<Request> requests;
  private final Thread receiver = new Thread(this::receive, "goldpan-receive");
  private final Thread sender = new Thread(this::send, "goldpan-send");
  private volatile boolean closing;

  private record Outgoing(Channel channel, Message<?> message) {}

  Wire(KernelConnectionProperties connection, Consumer<Request> requests)
      throws GeneralSecurityException {
    this.requests = requests;
    this.endpoints = new Endpoints(connection);
    shell = router(connection, "shell", KernelConnectionProperties::getShellPort);
    control = router(connection, "control", KernelConnectionProperties::getControlPort);
    stdin = router(connection, "stdin", KernelConnectionProperties::getStdinPort);
    publishing =
        new Channel(
            context,
            SocketType.PUB,
            signer(connection),
            endpoints,
            "iopub",
            KernelConnectionProperties::getIopubPort);
    publishing.bind(connection);
    heartbeat.setLinger(0);
    endpoints.bind(heartbeat, connection.getHbPort());
    boolean unused = wake.bind(WAKE);
    unused = waker.connect(WAKE);
    receiver.setDaemon(true);
    sender.setDaemon(true);
  }

  private Channel router(
      KernelConnectionProperties connection,
      String name,
      java.util.function.ToIntFunction<KernelConnectionProperties> port)
      throws GeneralSecurityException {
    Channel channel =
        new Channel(context, SocketType.ROUTER, signer(connection), endpoints, name, port);
    channel.bind(connection);
    return channel;
  }

  /** One for each socket: a signer keeps state. */
  private static HMACGenerator signer(KernelConnectionProperties connection)
      throws GeneralSecurityException {
    return connection.createHMACGenerator();
  }

  void start() {
    receiver.start();
    sender.start();
  }

  /** Answers a request. */
  void reply(Request request, Message<?> message) {
    enqueue(new Outgoing(request.channel(), message));
  }

  /** Tells every client. */
  void publish(Message<?> message) {
    enqueue(new Outgoing(publishing, message));
  }

  /** Asks the client that sent the parent for a line, and waits for it. */
  String ask(Message<?> question) throws InterruptedException {
    input.clear();
    enqueue(new Outgoing(stdin, question));
    return input.take();
  }

  /**
   * Never interruptible, and bounded: a cell that prints faster than the network takes it has to
   * wait.
   */
  private void enqueue(Outgoing message) {
    while (!closing && !outgoing.offer(message)) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void send() {
    try {
      while (!closing || !outgoing.isEmpty()) {
        Outgoing next = outgoing.poll(100, java.util.concurrent.TimeUnit.MILLISECONDS);
        if (next != null && next.channel == publishing) {
          publishing.sendMessage(next.message);
        } else if (next != null) {
          replies.add(next);
          boolean unused = waker.send(new byte[0]);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      boolean unused = waker.send(new byte[0]);
      publishing.close();
      waker.close();
    }
  }

  private void receive() {
    ZMQ.Poller poller = context.poller(5);
    int shellAt = poller.register(shell, ZMQ.Poller.POLLIN);
    int controlAt = poller.register(control, ZMQ.Poller.POLLIN);
    int stdinAt = poller.register(stdin, ZMQ.Poller.POLLIN);
    int heartbeatAt = poller.register(heartbeat, ZMQ.Poller.POLLIN);
    int wakeAt = poller.register(wake, ZMQ.Poller.POLLIN);
    while (!closing || sender.isAlive() || !replies.isEmpty()) {
      int unused = poller.poll(closing ? 10 : 1000);
      if (poller.pollin(wakeAt)) {
        byte[] unusedByte = wake.recv();
      }
      sendReplies();
      if (poller.pollin(controlAt)) {
        read(control, requests);
      }
      if (poller.pollin(shellAt)) {
        read(shell, requests);
      }
      if (poller.pollin(stdinAt)) {
        read(stdin, this::answered);
      }
      if (poller.pollin(heartbeatAt)) {
        boolean unused2 = heartbeat.send(heartbeat.recv());
      }
    }
    shell.close();
    control.close();
    stdin.close();
    heartbeat.close();
    wake.close();
  }

  private void sendReplies() {
    for (Outgoing next = replies.poll(); next != null; next = replies.poll()) {
      next.channel.sendMessage(next.message);
    }
  }

  /** A message with a wrong signature or of no sense is dropped; the next may be good. */
  private static void read(Channel channel, Consumer<Request> consumer) {
    try {
      consumer.accept(new Request(channel, channel.readMessage()));
    } catch (RuntimeException bad) {
      LOG.log(Level.WARNING, "dropped a message that cannot be read", bad);
    }
  }

  private void answered(Request reply) {
    if (reply.type().getName().equals("input_reply")) {
      input.add(reply.content(InputReply.class).getValue());
    }
  }

  /** Sends what waits, then lets the sockets go. */
  @Override
  public void close() {
    closing = true;
    try {
      sender.join(2000);
      receiver.join(2000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    endpoints.close();
    context.close();
  }
}
