package goldpan.magics;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits what stands behind a magic's name.
 *
 * <p>Words are separated by spaces; quotes of either kind hold words together. A backslash keeps
 * the next character only where that means something, before a quote, a space or a backslash, so
 * that Windows paths need no care.
 */
final class Arguments {
  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private char quote;

  private Arguments(String line) {
    this.line = line;
  }

  static List<String> split(String line) {
    return new Arguments(line).words();
  }

  private List<String> words() {
    for (int i = 0; i < line.length(); i++) {
      if (escapes(i)) {
        add(line.charAt(++i));
      } else {
        read(line.charAt(i));
      }
    }
    if (quote != 0) {
      throw new MagicException(
          "arguments are " + line + "; expected a closing " + quote + "; add it at the end");
    }
    endWord();
    return List.copyOf(words);
  }

  private void read(char c) {
    if (quote != 0) {
      readQuoted(c);
    } else if (c == '"' || c == '\'') {
      quote = c;
      inWord = true;
    } else if (Character.isWhitespace(c)) {
      endWord();
    } else {
      add(c);
    }
  }

  private void readQuoted(char c) {
    if (c == quote) {
      quote = 0;
    } else {
      add(c);
    }
  }

  private boolean escapes(int at) {
    if (line.charAt(at) != '\\' || at + 1 == line.length() || quote == '\'') {
      return false;
    }
    char next = line.charAt(at + 1);
    return quote == '"' ? next == '"' || next == '\\' : "\"'\\ ".indexOf(next) >= 0;
  }

  private void add(char c) {
    inWord = true;
    word.append(c);
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
