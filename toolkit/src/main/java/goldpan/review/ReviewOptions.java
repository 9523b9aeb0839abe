package goldpan.review;

import goldpan.data.Words;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How a review page is served.
 *
 * @param port 0 for the dataset's usual one, or any when that is taken
 * @param hosts names without port, beside localhost, under which a browser reaches the page by
 *     https
 * @param frames origins of pages that may show it in a frame, such as {@code http://localhost:8888}
 * @param reviewer who decides, blind to what others decided; empty when the page asks for the name
 * @param second somebody else's decisions to compare with, where there are any
 */
record ReviewOptions(
    int port,
    Set<String> hosts,
    Set<String> frames,
    Optional<String> reviewer,
    Optional<Decisions> second) {
  static final ReviewOptions DEFAULT =
      new ReviewOptions(0, Set.of(), Set.of(), Optional.empty(), Optional.empty());
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+]");

  ReviewOptions {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          Words.of("port is %d; expected 1 to 65535, or 0 for any that is free", port));
    }
    hosts = Set.copyOf(hosts);
    frames = Set.copyOf(frames);
    for (String host : hosts) {
      if (!NAME.matcher(host).matches()) {
        throw new IllegalArgumentException(
            "host is \"%s\"; expected a name without scheme and port, such as hub.example.org"
                .formatted(host));
      }
    }
    frames.forEach(ReviewOptions::requireOrigin);
  }

  private static void requireOrigin(String origin) {
    try {
      URI uri = URI.create(origin);
      String again =
          uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
      if (again.equals(origin) && Set.of("http", "https").contains(uri.getScheme())) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "origin is \"%s\"; expected scheme, host and port, such as http://localhost:8888"
            .formatted(origin));
  }

  ReviewOptions withPort(int port) {
    return new ReviewOptions(port, hosts, frames, reviewer, second);
  }

  ReviewOptions withFrame(String origin) {
    Set<String> more = new TreeSet<>(frames);
    more.add(origin);
    return new ReviewOptions(port, hosts, more, reviewer, second);
  }

  ReviewOptions withHosts(Set<String> names) {
    return new ReviewOptions(port, names, frames, reviewer, second);
  }

  ReviewOptions withReviewer(String name) {
    return new ReviewOptions(port, hosts, frames, Optional.of(name), Optional.empty());
  }

  ReviewOptions withSecond(Decisions decisions) {
    return new ReviewOptions(port, hosts, frames, reviewer, Optional.of(decisions));
  }
}
