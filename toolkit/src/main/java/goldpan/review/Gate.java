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
import org.eclipse.jetty.http.HttpURI;
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
 *
 * <p>Page, API and cookie live under a path that is drawn at random for each server, since browsers
 * send a cookie to all ports of a host: another user's server on this machine would get one whose
 * path it can name. The cookie names no path, so that it gets that of the link, also behind a proxy
 * that puts its own before ours.
 */
final class Gate extends Handler.Wrapper {
  static final String OPEN = "/open";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'%s";

  /**
   * Comes by a second request of its own, not a redirect: a browser that was sent here by another
   * site, such as a notebook, keeps a strict cookie back along redirects.
   */
  private static final String WELCOME =
      """
      <!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=./"><title>Goldpan</title><a href="./">Review</a></html>
      """;

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String COOKIE = "goldpan";

  private final Set<String> hosts;
  private final String policy;
  private final String prefix = "/" + secret().substring(0, 22);
  private final String token = secret();
  private final String session = secret();

  Gate(Handler inside, ReviewOptions options) {
    super(inside);
    hosts = new TreeSet<>(LOCAL);
    options.hosts().forEach(h -> hosts.add(h.toLowerCase(Locale.ROOT)));
    policy =
        POLICY.formatted(options.frames().stream().map(o -> " " + o).collect(Collectors.joining()));
  }

  private static String secret() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A path of the page as the server sees it. */
  String path(String inside) {
    return prefix + inside;
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
    String path = Request.getPathInContext(request);
    if (!path.startsWith(prefix + "/")) {
      Reply.error(request, response, callback, 404, "nothing is here; open the link of the page");
      return true;
    }
    if (path.equals(path(OPEN))) {
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
    return super.handle(within(request), response, callback);
  }

  /** The request with a path that counts from the page's own. */
  private Request within(Request request) {
    String path = Request.getPathInContext(request).substring(prefix.length());
    HttpURI uri = HttpURI.build(request.getHttpURI()).path(path).asImmutable();
    return Request.serveAs(request, uri);
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
      URI uri = URI.create(origin);
      String scheme = LOCAL.contains(name(host)) ? "http" : "https";
      return host.equalsIgnoreCase(uri.getRawAuthority()) && scheme.equals(uri.getScheme());
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
        HttpCookie.build(COOKIE, session)
            .httpOnly(true)
            .sameSite(HttpCookie.SameSite.STRICT)
            .build());
    Reply.text(response, callback, "text/html;charset=utf-8", WELCOME);
    return true;
  }

  private boolean hasCookie(Request request) {
    return Request.getCookies(request).stream()
        .anyMatch(c -> c.getName().equals(COOKIE) && same(c.getValue(), session));
  }

  /** Equality that takes as long for a near miss as for a far one. */
  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
