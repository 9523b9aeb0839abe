package goldpan.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * A client of a kernel, as far as a rehearsal needs one: asks on one thread and waits for answers.
 */
final class RehearsalClient implements AutoCloseable {
  private static final String DELIMITER = "<IDS|MSG>";
  private static final Gson GSON = new Gson();
  private static final int LIMIT_MILLIS = 10 * 60 * 1000;

  private final ZMQ.Context context = ZMQ.context(1);
  private final ZMQ.Socket shell = context.socket(SocketType.DEALER);
  private final ZMQ.Socket control = context.socket(SocketType.DEALER);
  private final ZMQ.Socket published = context.socket(SocketType.SUB);
  private final ZMQ.Socket heartbeat = context.socket(SocketType.REQ);
  private final HMACGenerator signer;
  private final String session = UUID.randomUUID().toString();

  private RehearsalClient(KernelConnectionProperties kernel) throws GeneralSecurityException {
    signer = kernel.createHMACGenerator();
    boolean unused = published.subscribe(new byte[0]);
    connect(published, kernel.getIp(), kernel.getIopubPort());
    connect(shell, kernel.getIp(), kernel.getShellPort());
    connect(control, kernel.getIp(), kernel.getControlPort());
    connect(heartbeat, kernel.getIp(), kernel.getHbPort());
  }

  static RehearsalClient of(String connection) throws GeneralSecurityException {
    return new RehearsalClient(KernelConnectionProperties.parse(connection));
  }

  private static void connect(ZMQ.Socket socket, String ip, int port) {
    socket.setLinger(1000);
    boolean unused = socket.setReceiveTimeOut(LIMIT_MILLIS);
    unused = socket.connect("tcp://" + ip + ":" + port);
  }

  void waitUntilReady() throws IOException {
    boolean unused = heartbeat.send("alive");
    byte[] echo = heartbeat.recv();
    if (echo == null) {
      throw new IOException("the kernel does not answer");
    }
    JsonObject reply = ask(shell, "kernel_info_request", new JsonObject());
    if (!reply.has("protocol_version")) {
      throw new IOException("the kernel answers " + reply + " when asked what it is");
    }
  }

  /** Runs a cell; returns its value's text, empty when it has none. */
  String run(String cell) throws IOException {
    JsonObject content = new JsonObject();
    content.addProperty("code", cell);
    content.addProperty("silent", false);
    content.addProperty("store_history", true);
    content.addProperty("allow_stdin", false);
    content.addProperty("stop_on_error", true);
    content.add("user_expressions", new JsonObject());
    JsonObject reply = ask(shell, "execute_request", content);
    String value = untilIdle();
    if (!"ok".equals(reply.get("status").getAsString())) {
      throw new IOException(cell + " failed: " + trace(reply));
    }
    return value;
  }

  private static String trace(JsonObject reply) {
    List<String> lines = new ArrayList<>();
    JsonArray trace = reply.getAsJsonArray("traceback");
    for (JsonElement line : trace == null ? new JsonArray() : trace) {
      lines.add(line.getAsString());
    }
    return reply.get("evalue") + "\n" + String.join("\n", lines);
  }

  /** What is published until the kernel has nothing to do. */
  private String untilIdle() throws IOException {
    String value = "";
    while (true) {
      List<JsonObject> parts = receive(published);
      String type = parts.get(0).get("msg_type").getAsString();
      JsonObject content = parts.get(3);
      if (type.equals("execute_result")) {
        value = content.getAsJsonObject("data").get("text/plain").getAsString();
      } else if (type.equals("status")
          && content.get("execution_state").getAsString().equals("idle")
          && "execute_request".equals(text(parts.get(1), "msg_type"))) {
        return value;
      }
    }
  }

  private static String text(JsonObject object, String name) {
    return object.has(name) ? object.get(name).getAsString() : "";
  }

  void shutDown() {
    JsonObject content = new JsonObject();
    content.addProperty("restart", false);
    send(control, "shutdown_request", content);
  }

  private JsonObject ask(ZMQ.Socket socket, String type, JsonObject content) throws IOException {
    send(socket, type, content);
    return receive(socket).get(3);
  }

  private void send(ZMQ.Socket socket, String type, JsonObject content) {
    JsonObject header = new JsonObject();
    header.addProperty("msg_id", UUID.randomUUID().toString());
    header.addProperty("username", "rehearsal");
    header.addProperty("session", session);
    header.addProperty("date", Instant.now().toString());
    header.addProperty("msg_type", type);
    header.addProperty("version", "5.3");
    byte[][] parts = {
      bytes(header), bytes(new JsonObject()), bytes(new JsonObject()), bytes(content)
    };
    boolean unused = socket.sendMore(DELIMITER);
    unused = socket.sendMore(signer.calculateSignature(parts));
    for (int i = 0; i < 3; i++) {
      unused = socket.sendMore(parts[i]);
    }
    unused = socket.send(parts[3]);
  }

  private static byte[] bytes(JsonObject object) {
    return object.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Header, parent header, metadata and content of the next message. */
  private static List<JsonObject> receive(ZMQ.Socket socket) throws IOException {
    List<JsonObject> parts = new ArrayList<>();
    boolean inside = false;
    int behind = 0;
    do {
      byte[] part = socket.recv();
      if (part == null) {
        throw new IOException("the kernel did not answer in " + LIMIT_MILLIS / 60_000 + " minutes");
      }
      String text = new String(part, StandardCharsets.UTF_8);
      if (inside && ++behind > 1 && parts.size() < 4) { // the first is the signature
        parts.add(GSON.fromJson(text, JsonObject.class));
      }
      inside |= text.equals(DELIMITER);
    } while (socket.hasReceiveMore());
    return parts;
  }

  @Override
  public void close() {
    List.of(shell, control, published, heartbeat).forEach(ZMQ.Socket::close);
    context.term();
  }
}
