package goldpan.sound;

/**
 * How one amplitude is stored; each decodes to the fraction of full scale that the JDK's {@code
 * javax.sound} and libsndfile give.
 *
 * @param code what its bits mean
 * @param bytes of one, 1 to 8
 * @param isBigEndian whether the first byte is the highest
 */
record SampleEncoding(Code code, int bytes, boolean isBigEndian) {

  /** What bits mean. */
  enum Code {
    UNSIGNED,
    SIGNED,
    FLOAT,
    MU_LAW,
    A_LAW
  }

  /** The amplitude that begins at a place of {@code content}. */
  float at(byte[] content, int place) {
    return switch (code) {
      case UNSIGNED ->
          (bits(content, place) - (1L << (8 * bytes - 1))) / Math.scalb(1f, 8 * bytes - 1);
      case SIGNED -> {
        int unused = 64 - 8 * bytes;
        long signed = bits(content, place) << unused >> unused;
        yield (float) (signed / Math.scalb(1.0, 8 * bytes - 1));
      }
      case FLOAT ->
          bytes == 4
              ? Float.intBitsToFloat((int) bits(content, place))
              : (float) Double.longBitsToDouble(bits(content, place));
      case MU_LAW -> muLaw(content[place]) / 32768f;
      case A_LAW -> aLaw(content[place]) / 32768f;
    };
  }

  private long bits(byte[] content, int place) {
    long bits = 0;
    for (int i = 0; i < bytes; i++) {
      int at = isBigEndian ? place + i : place + bytes - 1 - i;
      bits = bits << 8 | (content[at] & 0xff);
    }
    return bits;
  }

  /** ITU-T G.711, μ-law: a sign, three bits of exponent and four of mantissa, all inverted. */
  private static int muLaw(byte stored) {
    int u = ~stored & 0xff;
    int magnitude = ((((u & 0x0f) << 3) + 0x84) << ((u & 0x70) >> 4)) - 0x84;
    return (u & 0x80) != 0 ? -magnitude : magnitude;
  }

  /** ITU-T G.711, A-law: every other bit is inverted. */
  private static int aLaw(byte stored) {
    int a = (stored ^ 0x55) & 0xff;
    int exponent = (a & 0x70) >> 4;
    int magnitude = ((a & 0x0f) << 4) + 8;
    if (exponent > 0) {
      magnitude = (magnitude + 0x100) << (exponent - 1);
    }
    return (a & 0x80) != 0 ? magnitude : -magnitude;
  }
}
