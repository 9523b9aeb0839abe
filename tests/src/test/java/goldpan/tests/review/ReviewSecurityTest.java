package goldpan.tests.review;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.review.Journal;
import goldpan.review.JournalException;
import goldpan.review.Review;
import goldpan.review.ReviewSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the review server must refuse, asked over bare sockets so that nothing is made polite. */
@Timeout(600)
class ReviewSecurityTest {
  @TempDir Path folder;
  private final Dataset birds = Many.dataset(300, 5);
  private Journal journal;
  private ReviewSession session;
  private int port;
  private String base = "";
  private String cookie = "";

  @BeforeEach
  void open() throws Exception {
    journal = Journal.open(folder, birds);
    session = Review.open(Many.losses(birds).top(50), journal);
    port = session.port();
    base = session.link().getPath().replaceFirst("/open$", "");
    String answer = ask("GET /open?" + session.link().getQuery());
    Matcher set = Pattern.compile("Set-Cookie: ([^;]+); (.*)").matcher(answer);
    assertTrue(set.find(), answer);
    cookie = set.group(1);
    assertTrue(set.group(2).contains("HttpOnly"), answer);
    assertTrue(set.group(2).contains("SameSite=Strict"), answer);
    assertFalse(
        set.group(2).contains("Path"), answer); // the link's own path, which is drawn at random
  }

  @AfterEach
  void stop() {
    session.stop();
    journal.close();
  }

  private String ask(String line, String... headers) throws IOException {
    return askAs("127.0.0.1:" + port, cookie, line, "", headers);
  }

  private String post(String path, String body, String... headers) throws IOException {
    return askAs(
        "127.0.0.1:" + port, cookie, "POST " + path, body, withType("application/json", headers));
  }

  private static String[] withType(String type, String... headers) {
    return Stream.concat(Stream.of("Content-Type: " + type), Arrays.stream(headers))
        .toArray(String[]::new);
  }

  private int keys;

  private String step(String members) {
    return "{\"key\":\"key%05d\",%s}".formatted(keys++, members);
  }

  private String message(String... steps) {
    return "{\"dataset\":\"%s\",\"steps\":[%s]}"
        .formatted(birds.identity(), String.join(",", steps));
  }

  private String drop(int sample) {
    return message(step("\"do\":\"drop\",\"samples\":[" + sample + "]"));
  }

  private String askAs(String host, String withCookie, String line, String body, String... headers)
      throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      String within = line.replaceFirst(" /", " " + base + "/");
      StringBuilder request = new StringBuilder(within + " HTTP/1.1\r\nConnection: close\r\n");
      if (!host.isEmpty()) {
        request.append("Host: ").append(host).append("\r\n");
      }
      if (!withCookie.isEmpty()) {
        request.append("Cookie: ").append(withCookie).append("\r\n");
      }
      for (String header : headers) {
        request.append(header).append("\r\n");
      }
      if (!body.isEmpty()) {
        request.append("Content-Length: ").append(body.length()).append("\r\n");
      }
      OutputStream out = socket.getOutputStream();
      out.write((request + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return read(socket);
    }
  }

  private static String read(Socket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (IOException e) {
      if (all.size() == 0) {
        throw e;
      }
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.substring(9, 12));
  }

  private String ours() {
    return "Origin: http://127.0.0.1:" + port;
  }

  @Test
  void withTheCookieThePageIsServed() throws Exception {
    String answer = ask("GET /");
    assertEquals(200, status(answer));
    assertTrue(answer.contains("Content-Security-Policy: default-src 'none'; script-src 'self';"));
    assertFalse(answer.contains("unsafe-inline"));
    assertTrue(answer.contains("X-Content-Type-Options: nosniff"));
    assertTrue(answer.contains("Referrer-Policy: no-referrer"));
    assertFalse(answer.contains("Server:"));
    assertFalse(Pattern.compile("<script(?! type=\"module\" src)").matcher(answer).find());
  }

  @Test
  void withoutTokenNothingIsServed() throws Exception {
    for (String path :
        List.of(
            "/", "/review.js", "/api/session", "/thumb/0", "/picture/0", "/api/events", "/open")) {
      assertEquals(401, status(askAs("127.0.0.1:" + port, "", "GET " + path, "")), path);
    }
    assertEquals(401, status(askAs("127.0.0.1:" + port, "", "POST /api/steps", "{}", ours())));
  }

  @Test
  void withAWrongTokenNothingIsServed() throws Exception {
    String token = session.link().getQuery();
    for (String wrong :
        List.of("token=", "token=x", token.substring(0, token.length() - 1), token + "A")) {
      String answer = askAs("127.0.0.1:" + port, "", "GET /open?" + wrong, "");
      assertEquals(401, status(answer), wrong);
      assertFalse(answer.contains("Set-Cookie"));
    }
    assertEquals(401, status(askAs("127.0.0.1:" + port, cookie + "x", "GET /", "")));
  }

  @Test
  void aWrongHostIsRefused() throws Exception {
    for (String host :
        List.of("evil.example", "evil.example:" + port, "127.0.0.1.evil.example", "")) {
      int status = status(askAs(host, cookie, "GET /api/session", ""));
      assertTrue(status == 403 || status == 400, host + " gave " + status);
    }
    assertEquals(200, status(askAs("localhost:" + port, cookie, "GET /api/session", "")));
  }

  @Test
  void aPostFromElsewhereIsRefused() throws Exception {
    String body = drop(0);
    assertEquals(403, status(post("/api/steps", body, "Origin: http://evil.example")));
    assertEquals(403, status(post("/api/steps", body, "Origin: null")));
    assertEquals(403, status(post("/api/steps", body, "Origin: http://127.0.0.1:1")));
    assertEquals(403, status(post("/api/steps", body, "Origin: https://127.0.0.1:" + port)));
    assertEquals(403, status(post("/api/steps", body, "Origin: ftp://127.0.0.1:" + port)));
    assertEquals(403, status(post("/api/steps", body)));
    assertEquals(403, status(post("/api/steps", body, ours(), "Sec-Fetch-Site: cross-site")));
    assertEquals(
        403,
        status(ask("GET /api/session", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors")));
    assertEquals(0, journal.decisions().size());
    assertEquals(200, status(post("/api/steps", body, ours())));
    assertEquals(1, journal.decisions().size());
  }

  @Test
  void pathsLeadNowhereElse() throws Exception {
    for (String path :
        List.of(
            "/thumb/../../etc/passwd",
            "/thumb/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "/picture/..%2f..%2fetc%2fpasswd",
            "/picture/-1",
            "/picture/300",
            "/picture/999999999999",
            "/picture/1e2",
            "/picture/0/../../x",
            "/picture//etc/passwd",
            "/thumb/train/red_warbler/img-000001.jpg",
            "/Decision.class",
            "/../pom.xml",
            "/review.html",
            "//evil.example/")) {
      int status = status(ask("GET " + path));
      assertTrue(status == 404 || status == 400, path + " gave " + status);
    }
  }

  @Test
  void nonsenseIsAnsweredWithWhatWasExpected() throws Exception {
    String[][] messages = {
      {"nonsense", "body is no JSON object"},
      {"[1]", "body is no JSON object"},
      {"{}", "\\\"dataset\\\" is missing; expected a text"},
      {message().replace(birds.identity(), "other"), "; open the page of their dataset"},
      {message().replace("steps", "stairs"), "steps are missing; expected a list of at most 1,000"},
      {message("1"), "a step is no object; expected one with a key"},
      {message("{\"do\":\"drop\"}"), "\\\"key\\\" is missing; expected a text"},
      {message("{\"key\":\"../..\"}"), "key is \\\"../..\\\"; expected"},
    };
    for (String[] one : messages) {
      String answer = post("/api/steps", one[0], ours());
      assertEquals(400, status(answer), one[0]);
      assertTrue(answer.contains(one[1]), answer);
    }
    String[][] steps = {
      {"\"do\":\"drop\"", "samples are missing; expected a list of their indices"},
      {"\"do\":\"drop\",\"samples\":[300]", "sample is 300; expected 0 to 299"},
      {"\"do\":\"drop\",\"samples\":[-1]", "sample is -1; expected 0 to 299"},
      {"\"do\":\"drop\",\"samples\":[\"../x\"]", "expected 0 to 299"},
      {"\"do\":\"drop\",\"samples\":[]", "drop was given no samples; expected at least one id"},
      {"\"do\":\"burn\",\"samples\":[1]", "expected one of [keep, relabel, drop]"},
      {"\"do\":\"take\",\"samples\":[1]", "expected one of [keep, relabel, drop]"},
      {"\"do\":\"relabel\",\"samples\":[1]", "is missing; expected a text"},
      {"\"do\":\"undo\",\"of\":1", "nothing to undo"},
      {"\"do\":\"revert\",\"of\":7", "it takes back line 7; expected a line that decides"},
      {"\"do\":\"tag\",\"samples\":[1]", "tags are missing; expected a list of at most 20"},
      {"\"do\":\"tag\",\"samples\":[1],\"tags\":[\"\"]", "expected a text"},
      {
        "\"do\":\"drop\",\"samples\":[1],\"by\":\"" + "b".repeat(81) + "\"",
        "by has 81 characters; expected at most 80"
      },
      {
        "\"do\":\"drop\",\"samples\":[1],\"why\":\"" + "w".repeat(1001) + "\"",
        "why has 1,001 characters; expected at most 1,000"
      },
    };
    for (String[] one : steps) {
      String answer = post("/api/steps", message(step(one[0])), ours());
      assertEquals(200, status(answer), one[0]);
      assertTrue(answer.contains("\"error\":") && answer.contains(one[1]), answer);
    }
    assertEquals(405, status(ask("DELETE /api/steps", ours())));
    assertEquals(404, status(post("/api/other", "{}", ours())));
    assertEquals(0, journal.history().size());
  }

  @Test
  void hugeBodiesAreRefused() throws Exception {
    String answer =
        askAs(
            "127.0.0.1:" + port,
            cookie,
            "POST /api/steps",
            "",
            ours(),
            "Content-Type: application/json",
            "Content-Length: 5000000000");
    assertEquals(413, status(answer));
    StringBuilder chunk = new StringBuilder();
    chunk.append("x".repeat(1 << 20));
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST %s/api/steps HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\n%s\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
              .formatted(base, port, cookie, ours())
              .getBytes(StandardCharsets.US_ASCII));
      boolean cut = false;
      for (int i = 0; i < 64 && !cut; i++) {
        try {
          out.write(("100000\r\n" + chunk + "\r\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
          cut = true;
        }
      }
      assertTrue(cut || status(read(socket)) == 413);
    }
    assertEquals(0, journal.history().size());
    assertTrue(isRefused("X-Long: " + "y".repeat(1 << 20)));
  }

  /** Whether a header is answered with 431, or the connection cut while it is still being sent. */
  private boolean isRefused(String header) {
    try {
      return status(ask("GET /api/session", header)) == 431;
    } catch (IOException cut) {
      return true;
    }
  }

  @Test
  void aThousandSlowConnectionsDoNotKeepAnybodyWaiting() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 1000; i++) {
        Socket socket = new Socket("127.0.0.1", port);
        socket
            .getOutputStream()
            .write("GET / HTTP/1.1\r\nHost: 127".getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      for (int i = 0; i < 20; i++) {
        long start = System.nanoTime();
        assertEquals(200, status(ask("GET /thumb/" + i)));
        assertEquals(200, status(post("/api/steps", drop(i), ours())));
        double millis = (System.nanoTime() - start) / 1e6;
        // a slow connection that held a thread would hold it for the 20 s that it may be idle
        assertTrue(millis < 15_000, millis + " ms");
      }
      assertEquals(20, journal.decisions().size());
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void onlyThisMachineCanConnect() throws Exception {
    boolean tried = false;
    for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : each.inetAddresses().toList()) {
        if (!address.isLoopbackAddress() && address.getAddress().length == 4) {
          tried = true;
          assertThrows(ConnectException.class, () -> new Socket(address, port).close());
        }
      }
    }
    assertTrue(tried || session.link().getHost().equals("127.0.0.1"));
  }

  @Test
  void partsOfAPictureCanBeAskedFor() throws Exception {
    byte[] whole = body(ask("GET /picture/3"));
    String part = ask("GET /picture/3", "Range: bytes=10-19");
    assertEquals(206, status(part));
    assertTrue(part.contains("Content-Range: bytes 10-19/" + whole.length));
    assertArrayEquals(java.util.Arrays.copyOfRange(whole, 10, 20), body(part));
    assertEquals(416, status(ask("GET /picture/3", "Range: bytes=99999999-")));
  }

  private static byte[] body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aStoppedServerLetsGoOfItsPort() throws Exception {
    session.stop();
    assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port).close());
    journal.keep(birds.id(0));
    assertEquals(1, journal.decisions().size());
  }

  @Test
  void aJournalOfAnotherDatasetIsRefused() {
    Dataset other = Many.dataset(301, 5);
    String message =
        assertThrows(JournalException.class, () -> Review.open(Many.losses(other).top(5), journal))
            .getMessage();
    assertTrue(message.endsWith("; open the journal of the suspects' dataset"), message);
  }

  @Test
  void nothingIsServedBesideTheRandomPath() throws Exception {
    assertTrue(base.matches("/[A-Za-z0-9_-]{22}"), base);
    String path = base;
    base = "";
    for (String beside :
        List.of("/", "/review.js", "/api/session", "/open?" + session.link().getQuery(), "/api")) {
      assertEquals(404, status(ask("GET " + beside)), beside);
    }
    assertEquals(404, status(ask("GET " + path + "x/")));
    try (ReviewSession other = Review.open(Many.losses(birds).top(5), journal)) {
      assertFalse(other.link().getPath().equals(session.link().getPath()));
    }
  }

  @Test
  void onlyNamedOriginsMayFrameThePage() throws Exception {
    assertTrue(ask("GET /").contains("frame-ancestors 'self'\r\n"), ask("GET /"));
    session.frame("http://localhost:8888");
    port = session.port();
    base = session.link().getPath().replaceFirst("/open$", "");
    String answer = ask("GET /open?" + session.link().getQuery());
    assertTrue(answer.contains("frame-ancestors 'self' http://localhost:8888\r\n"), answer);
    assertEquals(
        "origin is \"localhost:8888/x; script-src *\"; expected scheme, host and port, such as http://localhost:8888",
        assertThrows(
                IllegalArgumentException.class,
                () -> session.frame("localhost:8888/x; script-src *"))
            .getMessage());
  }

  @Test
  void aBodyOfAnotherTypeIsRefused() throws Exception {
    for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "")) {
      String answer =
          askAs(
              "127.0.0.1:" + port,
              cookie,
              "POST /api/steps",
              drop(0),
              ours(),
              "Content-Type: " + type);
      assertEquals(415, status(answer), answer);
    }
    assertEquals(0, journal.history().size());
  }

  /** Each holds a valid cookie and sends a byte now and then; the server has 24 threads. */
  @Test
  void slowBodiesHoldNoThread() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        Socket socket = new Socket("127.0.0.1", port);
        socket
            .getOutputStream()
            .write(
                "POST %s/api/steps HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\n%s\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
                    .formatted(base, port, cookie, ours())
                    .getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      long start = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        assertEquals(200, status(post("/api/steps", drop(i), ours())));
      }
      // a thread that waits for a body waits 20 s or more
      assertTrue(System.nanoTime() - start < 15_000_000_000L);
      assertEquals(20, journal.decisions().size());
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void aStepIsTakenOnceHoweverOftenItIsSent() throws Exception {
    String message = drop(3);
    String first = post("/api/steps", message, ours());
    assertTrue(first.contains("\"number\":1}]"), first);
    assertTrue(post("/api/steps", message, ours()).contains("\"number\":1}]"));
    assertEquals(1, journal.history().size());
    journal.close();
    session.stop();
    open();
    assertTrue(post("/api/steps", message, ours()).contains("\"number\":1}]"));
    assertEquals(1, journal.history().size());
  }

  @Test
  void namesAndReasonsAreCleaned() throws Exception {
    String answer =
        post(
            "/api/steps",
            message(
                step(
                    "\"do\":\"drop\",\"samples\":[1],\"by\":\" An\\u001b[31mna\\u202e \",\"why\":\"a\\nb\\u0000\\ud800\"")),
            ours());
    assertEquals(200, status(answer), answer);
    assertEquals("An [31mna", journal.history().get(0).by());
    assertEquals("a b", journal.history().get(0).why());
  }
}
