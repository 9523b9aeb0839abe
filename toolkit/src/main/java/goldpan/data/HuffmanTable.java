package goldpan.data;

/**
 * One Huffman table of a JPEG: codes of up to nine bits in one look, longer ones bit by bit.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annexes C and F.2.2.3</a>
 */
final class HuffmanTable {
  private static final int LOOK = 9;
  private static final int LONGEST = 16;

  /** Symbol in the upper bits, length of its code in the lower eight; 0 for no short code. */
  private final short[] looked = new short[1 << LOOK];

  private final int[] lastCode = new int[LONGEST + 2];
  private final int[] symbolAt = new int[LONGEST + 1];
  private final byte[] symbols;

  private HuffmanTable(byte[] symbols) {
    this.symbols = symbols;
  }

  /**
   * The table that sixteen counts and their symbols from {@code at} on describe.
   *
   * @return null when they describe none
   */
  static @org.jspecify.annotations.Nullable HuffmanTable read(byte[] b, int at, int count) {
    byte[] symbols = new byte[count];
    System.arraycopy(b, at + LONGEST, symbols, 0, count);
    HuffmanTable table = new HuffmanTable(symbols);
    int code = 0;
    int symbol = 0;
    for (int length = 1; length <= LONGEST; length++) {
      int codes = b[at + length - 1] & 0xff;
      table.symbolAt[length] = symbol - code;
      for (int i = 0; i < codes; i++) {
        table.enter(code++, length, symbol++);
      }
      if (codes > 0 && code >= 1 << length) {
        return null; // a code of ones alone is not allowed
      }
      table.lastCode[length] = codes == 0 ? -1 : code - 1;
      code <<= 1;
    }
    table.lastCode[LONGEST + 1] = Integer.MAX_VALUE;
    return table;
  }

  private void enter(int code, int length, int symbol) {
    if (length <= LOOK && code < 1 << length) {
      int first = code << (LOOK - length);
      short entry = (short) ((symbols[symbol] & 0xff) << 8 | length);
      for (int i = 0; i < 1 << (LOOK - length); i++) {
        looked[first + i] = entry;
      }
    }
  }

  /**
   * The code that {@code bits}, sixteen of them, begin with: its symbol in the upper bits, its
   * length in the lower eight; 0 when no code is like that.
   */
  int find(int bits) {
    int entry = looked[bits >> (LONGEST - LOOK)] & 0xffff;
    return entry != 0 ? entry : findLong(bits);
  }

  private int findLong(int bits) {
    for (int length = LOOK + 1; length <= LONGEST; length++) {
      int code = bits >> (LONGEST - length);
      if (code <= lastCode[length]) {
        int at = symbolAt[length] + code;
        return at < 0 || at >= symbols.length ? 0 : (symbols[at] & 0xff) << 8 | length;
      }
    }
    return 0;
  }
}
