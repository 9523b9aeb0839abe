package goldpan.media;

import com.google.auto.service.AutoService;
import goldpan.data.Modality;
import goldpan.data.Preview;
import goldpan.data.UnreadableMediaException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts: files called {@code .txt}, and cells of tables. UTF-8, UTF-16 with a byte order mark, and
 * what is neither as windows-1252, which is said.
 */
@AutoService(Modality.class)
public final class TextModality implements Modality {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  /** Two-byte UTF-8 read as a Western charset: {@code Ã©} for é, {@code â€™} for an apostrophe. */
  private static final Pattern TWICE_DECODED =
      Pattern.compile("[\u00C2\u00C3][\u0080-\u00BF\u0152-\u2122]|\u00E2\u20AC[\u0080-\u2122]");

  private static final List<String> COLUMNS =
      List.of(
          "text",
          "sentence",
          "question",
          "utterance",
          "query",
          "content",
          "review",
          "comment",
          "message",
          "document",
          "tweet",
          "body");

  @Override
  public String name() {
    return "text";
  }

  @Override
  public String plural() {
    return "texts";
  }

  @Override
  public String readable() {
    return "text in UTF-8";
  }

  @Override
  public boolean isNamedLikeOne(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".txt");
  }

  @Override
  public boolean startsLikeOne(byte[] start) {
    for (byte b : start) {
      if (b == 0) {
        return hasUtf16Mark(start);
      }
    }
    return true;
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public boolean isRead() {
    return true;
  }

  @Override
  public String extension() {
    return ".txt";
  }

  @Override
  public Preview preview(byte[] content) {
    return Preview.text(read(content).text);
  }

  @Override
  public List<String> oddities(String fileName, byte[] content) {
    Read read = read(content);
    List<String> odd = new ArrayList<>();
    if (!read.charset.equals("UTF-8")) {
      odd.add("is not UTF-8; read as " + read.charset);
    }
    int lost = (int) read.text.chars().filter(c -> c == '\uFFFD').count();
    if (lost > 0) {
      odd.add(
          "has %d replacement %s (U+FFFD), left by a wrong encoding"
              .formatted(lost, lost == 1 ? "character" : "characters"));
    }
    Matcher twice = TWICE_DECODED.matcher(read.text);
    if (twice.find()) {
      odd.add(
          "looks like UTF-8 that was read as windows-1252: it has \"%s\"".formatted(twice.group()));
    }
    return odd;
  }

  @Override
  public Optional<String> sameness(byte[] content) {
    return Optional.of(
        Normalizer.normalize(read(content).text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", " ")
            .strip());
  }

  private record Read(String text, String charset) {}

  private static Read read(byte[] content) {
    Read read = decoded(content);
    if (read.text.isBlank()) {
      throw new UnreadableMediaException(
          "", content.length == 0 ? "is empty" : "has nothing but white space");
    }
    return read;
  }

  private static Read decoded(byte[] content) {
    if (hasUtf16Mark(content)) {
      return new Read(new String(content, StandardCharsets.UTF_16), "UTF-16");
    }
    int from = starts(content, 0xef, 0xbb, 0xbf) ? 3 : 0;
    try {
      return new Read(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(content, from, content.length - from))
              .toString(),
          "UTF-8");
    } catch (CharacterCodingException e) {
      return new Read(new String(content, WESTERN), "windows-1252");
    }
  }

  private static boolean hasUtf16Mark(byte[] content) {
    return starts(content, 0xfe, 0xff) || starts(content, 0xff, 0xfe);
  }

  private static boolean starts(byte[] content, int... wanted) {
    if (content.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((content[i] & 0xff) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
