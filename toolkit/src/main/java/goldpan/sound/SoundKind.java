package goldpan.sound;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Kinds of sound files: those that are read, and those that are known by sight. */
public enum SoundKind {
  WAV("a WAV", true, "audio/wav", "wav", "wave"),
  AIFF("an AIFF", true, "audio/aiff", "aif", "aiff", "aifc"),
  AU("an AU", true, "audio/basic", "au", "snd"),
  FLAC("a FLAC", false, "audio/flac", "flac"),
  OGG("an Ogg", false, "audio/ogg", "ogg", "oga", "opus", "spx"),
  MP3("an MP3", false, "audio/mpeg", "mp3"),
  MP4("an MPEG-4 (AAC or ALAC)", false, "audio/mp4", "m4a", "m4b"),
  AAC("an AAC", false, "audio/aac", "aac"),
  WMA("a Windows Media", false, "audio/x-ms-wma", "wma"),
  WAVE64("a 64-bit WAV (RF64 or Wave64)", false, "audio/wav", "rf64", "w64"),
  BIG_ENDIAN_WAV("a big-endian WAV (RIFX)", false, "audio/wav", "rifx"),
  CAF("a Core Audio", false, "audio/x-caf", "caf"),
  AMR("an AMR", false, "audio/amr", "amr"),
  SPHERE("a NIST SPHERE", false, "audio/basic", "sph", "nist");

  /** What can be read, for messages. */
  public static final String READABLE = "WAV, AIFF or AU";

  private final String words;
  private final boolean isRead;
  private final String mediaType;
  private final String extensions;

  SoundKind(String words, boolean isRead, String mediaType, String... extensions) {
    this.words = words;
    this.isRead = isRead;
    this.mediaType = mediaType;
    this.extensions = "." + String.join(".", extensions) + ".";
  }

  /** Whether it can be read; otherwise it is only named. */
  public boolean isRead() {
    return isRead;
  }

  /** Its type as browsers call it: {@code audio/wav}. */
  public String mediaType() {
    return mediaType;
  }

  /** What a file name's extension says. */
  public static Optional<SoundKind> ofName(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return extension.length() == fileName.length()
        ? Optional.empty()
        : Arrays.stream(values())
            .filter(kind -> kind.extensions.contains("." + extension + "."))
            .findFirst();
  }

  /** What a file's first bytes say. */
  public static Optional<SoundKind> ofBytes(byte[] start) {
    String s = new String(start, 0, Math.min(12, start.length), StandardCharsets.ISO_8859_1);
    if (s.startsWith("RIFF") && s.startsWith("WAVE", 8)) {
      return Optional.of(WAV);
    }
    if (s.startsWith("FORM") && (s.startsWith("AIFF", 8) || s.startsWith("AIFC", 8))) {
      return Optional.of(AIFF);
    }
    if (s.startsWith("ftyp", 4)) {
      return s.startsWith("M4A ", 8) || s.startsWith("M4B ", 8)
          ? Optional.of(MP4)
          : Optional.empty();
    }
    return ofMagic(s);
  }

  private static Optional<SoundKind> ofMagic(String s) {
    record Magic(String start, SoundKind kind) {}
    return Arrays.stream(
            new Magic[] {
              new Magic(".snd", AU),
              new Magic("fLaC", FLAC),
              new Magic("OggS", OGG),
              new Magic("ID3", MP3),
              new Magic("\u00ff\u00fb", MP3),
              new Magic("\u00ff\u00f3", MP3),
              new Magic("\u00ff\u00f2", MP3),
              new Magic("\u00ff\u00fa", MP3),
              new Magic("\u00ff\u00f1", AAC),
              new Magic("\u00ff\u00f9", AAC),
              new Magic("0&\u00b2u\u008ef\u00cf\u0011", WMA),
              new Magic("RF64", WAVE64),
              new Magic("riff.\u0091\u00cf\u0011", WAVE64),
              new Magic("RIFX", BIG_ENDIAN_WAV),
              new Magic("caff", CAF),
              new Magic("#!AMR", AMR),
              new Magic("NIST_1A", SPHERE)
            })
        .filter(m -> s.startsWith(m.start()))
        .map(Magic::kind)
        .findFirst();
  }

  /** With its article: {@code a WAV}. */
  @Override
  public String toString() {
    return words;
  }
}
