package goldpan.review;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Lets in only who came by the link: the token in it is exchanged for a cookie that scripts cannot
 * read and other sites cannot send. The Host and Origin checks keep out pages of other sites that
 * name this address as theirs.
 */
final class Gate extends Handler.Wrapper {
  static final String OPEN = "/open";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self' http://localhost:* http://127.0.0.1:*%s";

  /**
   * Comes by a second request of its own, not a redirect: a browser that was sent here by another
   * site, such as a notebook, keeps a strict cookie back along redirects.
   */
  private static final String WELCOME =
      """
      <!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=./"><title>Goldpan</title><a href="./">Review</a></html>
      """;

  private final Set<String> hosts;
  private final String policy;
  private final String token = secret();
  private final String session = secret();
  private String cookieName = "goldpan";

  Gate(Handler inside, Set<String> moreHosts) {
    super(inside);
    hosts = new TreeSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
    moreHosts.forEach(h -> hosts.add(h.toLowerCase(Locale.ROOT)));
    policy =
        POLICY.formatted(
            moreHosts.stream().map(h -> " https://" + h).collect(Collectors.joining()));
  }

  private static String secret() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Cookies are shared by all ports of a host, so the port goes into the name. */
  void port(int port) {
    cookieName = "goldpan-" + port;
  }

  String token() {
    return token;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    guard(response);
    String refusal = refusal(request);
    if (refusal != null) {
      Reply.error(request, response, callback, 403, refusal);
      return true;
    }
    if (Request.getPathInContext(request).equals(OPEN)) {
      return open(request, response, callback);
    }
    if (!hasCookie(request)) {
      Reply.error(
          request,
          response,
          callback,
          401,
          "no session; open the link that review(…) printed, token included");
      return true;
    }
    return super.handle(request, response, callback);
  }

  private void guard(Response response) {
    response
        .getHeaders()
        .put("Content-Security-Policy", policy)
        .put("X-Content-Type-Options", "nosniff")
        .put("Referrer-Policy", "no-referrer")
        .put("Cross-Origin-Resource-Policy", "same-origin")
        .put(HttpHeader.CACHE_CONTROL, "no-store");
  }

  /** Why a request is refused; null when it is not. */
  private @Nullable String refusal(Request request) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    if (host == null || !hosts.contains(name(host))) {
      return "Host is %s; expected one of %s".formatted(host, hosts);
    }
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    boolean reads = HttpMethod.GET.is(request.getMethod());
    if (origin == null ? !reads : !isOurs(origin, host)) {
      return "Origin is %s; expected this page's own".formatted(origin);
    }
    String site = request.getHeaders().get("Sec-Fetch-Site");
    boolean arrives = "navigate".equals(request.getHeaders().get("Sec-Fetch-Mode"));
    boolean ownPage = site == null || site.equals("same-origin") || site.equals("none");
    if (!ownPage && !(reads && arrives)) {
      return "another page asks; expected this one";
    }
    return null;
  }

  private static String name(String host) {
    return host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
  }

  private static boolean isOurs(String origin, String host) {
    try {
      return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean open(Request request, Response response, Callback callback) throws Exception {
    Fields fields = Request.extractQueryParameters(request);
    String given = fields.getValue("token");
    if (given == null || !same(given, token)) {
      Reply.error(
          request,
          response,
          callback,
          401,
          "token is wrong; open the link that review(…) printed last");
      return true;
    }
    Response.addCookie(
        response,
        HttpCookie.build(cookieName, session)
            .path("/")
            .httpOnly(true)
            .sameSite(HttpCookie.SameSite.STRICT)
            .build());
    Reply.text(response, callback, "text/html;charset=utf-8", WELCOME);
    return true;
  }

  private boolean hasCookie(Request request) {
    return Request.getCookies(request).stream()
        .anyMatch(c -> c.getName().equals(cookieName) && same(c.getValue(), session));
  }

  /** Equality that takes as long for a near miss as for a far one. */
  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
