package goldpan.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Names, sizes and SHA-256 sums of jars in the order of the class path, as a file beside them. */
record JarList(List<Line> lines) {
  private static final String FILE = "libraries.txt";

  /** A jar. */
  record Line(String name, long size, String sha256) {
    static Line parse(String text) throws IOException {
      String[] fields = text.split("\t", -1);
      try {
        return new Line(fields[0], Long.parseLong(fields[1]), fields[2]);
      } catch (ArrayIndexOutOfBoundsException | NumberFormatException torn) {
        throw new IOException(FILE + " has the line \"" + text + "\"", torn);
      }
    }

    String text() {
      return name + "\t" + size + "\t" + sha256;
    }
  }

  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  static JarList read(Path folder) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(FILE))) {
      lines.add(Line.parse(line));
    }
    return new JarList(List.copyOf(lines));
  }

  void write(Path folder) throws IOException {
    Files.write(folder.resolve(FILE), lines.stream().map(Line::text).toList());
  }

  List<String> names() {
    return lines.stream().map(Line::name).toList();
  }

  /** What differs from the list, a line each. */
  List<String> damage(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    for (Line line : lines) {
      Path file = folder.resolve(line.name());
      if (!Files.isRegularFile(file)) {
        found.add(file + " is gone");
      } else if (Files.size(file) != line.size()) {
        found.add(file + " has " + Files.size(file) + " bytes; " + line.size() + " were installed");
      } else if (!sha256(file).equals(line.sha256())) {
        found.add(file + " has other bytes than were installed");
      }
    }
    return found;
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = newDigest();
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
      bytes.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
