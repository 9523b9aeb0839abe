package goldpan.task.boxes.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An XML file as text in which parts are replaced and all else stays, down to the last space. Own
 * code, since parsers lose the white space between attributes, their quotes and order, and the
 * spelling of entities. It expects text that a parser has found well-formed and without a document
 * type.
 */
final class XmlText {
  private static final Pattern ENCODING =
      Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

  private final String text;
  private final Charset charset;
  private final List<Part> elements = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();

  /**
   * An element.
   *
   * @param number its place among all elements
   * @param parent number of the element that it is in, -1 for the root
   * @param start of its first tag
   * @param inner where its content begins
   * @param innerEnd where its content ends
   * @param end behind its last tag
   */
  record Part(int number, String name, int parent, int start, int inner, int innerEnd, int end) {}

  private record Change(int from, int to, String with) {}

  private record Open(int number, String name, int parent, int start, int inner) {}

  private XmlText(String text, Charset charset) {
    this.text = text;
    this.charset = charset;
  }

  /**
   * Reads a well-formed file.
   *
   * @throws IOException when its bytes are not in the encoding it names
   */
  static XmlText of(byte[] bytes) throws IOException {
    Charset charset = charset(bytes);
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      XmlText read = new XmlText(text, charset);
      read.scan();
      return read;
    } catch (CharacterCodingException e) {
      throw new IOException("is not " + charset + " text as it says", e);
    }
  }

  private static Charset charset(byte[] bytes) throws IOException {
    if (bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xfe + 0xff) {
      return StandardCharsets.UTF_16;
    }
    String start = new String(bytes, 0, Math.min(200, bytes.length), StandardCharsets.ISO_8859_1);
    Matcher named = ENCODING.matcher(start.replaceFirst("^\u00ef\u00bb\u00bf", ""));
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IOException("names the encoding " + named.group(1) + ", which is not known", e);
    }
  }

  private void scan() {
    Deque<Open> open = new ArrayDeque<>();
    int at = text.indexOf('<');
    while (at >= 0) {
      int end = end(at);
      char second = text.charAt(at + 1);
      if (second == '/') {
        Open last = open.pop();
        close(last, at, end);
      } else if (second != '!' && second != '?') {
        int number = elements.size();
        int parent = open.isEmpty() ? -1 : open.peek().number();
        Open begun = new Open(number, name(at + 1), parent, at, end);
        elements.add(new Part(number, begun.name(), parent, at, end, end, end));
        if (text.charAt(end - 2) != '/') {
          open.push(begun);
        }
      }
      at = text.indexOf('<', end);
    }
  }

  private void close(Open open, int innerEnd, int end) {
    elements.set(
        open.number(),
        new Part(
            open.number(), open.name(), open.parent(), open.start(), open.inner(), innerEnd, end));
  }

  /** Behind what begins with the {@code <} at {@code start}. */
  private int end(int start) {
    if (text.startsWith("<!--", start)) {
      return after("-->", start + 4);
    }
    if (text.startsWith("<![CDATA[", start)) {
      return after("]]>", start);
    }
    if (text.startsWith("<?", start)) {
      return after("?>", start);
    }
    int at = start;
    while (text.charAt(at) != '>') {
      char c = text.charAt(at);
      at = c == '"' || c == '\'' ? text.indexOf(c, at + 1) + 1 : at + 1;
    }
    return at + 1;
  }

  private int after(String mark, int from) {
    return text.indexOf(mark, from) + mark.length();
  }

  private String name(int from) {
    int to = from;
    while (" \t\r\n/>".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    return text.substring(from, to);
  }

  /** All elements, in the order of their first tags. */
  List<Part> elements() {
    return elements;
  }

  /** The elements of this name right inside an element. */
  List<Part> children(Part parent, String name) {
    List<Part> found = new ArrayList<>();
    for (int i = parent.number() + 1; i < elements.size(); i++) {
      Part each = elements.get(i);
      if (each.start() >= parent.end()) {
        break;
      }
      if (each.parent() == parent.number() && each.name().equals(name)) {
        found.add(each);
      }
    }
    return found;
  }

  /** What stands between an element's tags. */
  String content(Part element) {
    return text.substring(element.inner(), element.innerEnd());
  }

  /** An element's first tag. */
  String tag(Part element) {
    return text.substring(element.start(), element.inner());
  }

  /** The white space before an element, from the end of what comes before. */
  String before(Part element) {
    int from = element.start();
    while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    return text.substring(from, element.start());
  }

  /** Puts other content between the tags of an element, as text. */
  void replaceContent(Part element, String with) {
    if (element.inner() == element.end()) {
      throw new IllegalArgumentException("<" + element.name() + "/> has no content to replace");
    }
    changes.add(new Change(element.inner(), element.innerEnd(), escaped(with)));
  }

  /** Gives an attribute of an element's first tag another value; one it lacks is added. */
  void replaceAttribute(Part element, String name, String with) {
    Matcher found =
        Pattern.compile("\\s" + Pattern.quote(name) + "\\s*=\\s*(\"[^\"]*\"|'[^']*')")
            .matcher(text)
            .region(element.start(), element.inner());
    if (found.find()) {
      changes.add(new Change(found.start(1), found.end(1), "\"" + escaped(with) + "\""));
    } else {
      int at = element.start() + 1 + element.name().length();
      changes.add(new Change(at, at, " %s=\"%s\"".formatted(name, escaped(with))));
    }
  }

  /** Takes an element away, and the white space before it. */
  void remove(Part element) {
    changes.add(new Change(element.start() - before(element).length(), element.end(), ""));
  }

  /**
   * Puts markup at the end of an element's content; one without content is opened for it.
   *
   * @param closing white space before the last tag where the element had no content
   */
  void append(Part element, String markup, String closing) {
    if (element.inner() == element.end()) {
      int slash = element.end() - 2;
      String last = "%s</%s>".formatted(closing, element.name());
      changes.add(new Change(slash, element.end(), ">" + markup + last));
      return;
    }
    int at = element.innerEnd();
    while (at > element.inner() && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    insert(at, markup);
  }

  /** Puts markup at a place. */
  void insert(int at, String markup) {
    changes.add(new Change(at, at, markup));
  }

  boolean isChanged() {
    return !changes.isEmpty();
  }

  /** The file with all changes. */
  byte[] bytes() throws IOException {
    List<Change> inOrder = new ArrayList<>(changes);
    inOrder.sort(Comparator.comparingInt(Change::from));
    StringBuilder all = new StringBuilder(text.length());
    int from = 0;
    for (Change change : inOrder) {
      all.append(text, from, change.from()).append(change.with());
      from = change.to();
    }
    all.append(text, from, text.length());
    ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(all));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }

  /** Text as it stands in XML, between tags or in double quotes. */
  static String escaped(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
