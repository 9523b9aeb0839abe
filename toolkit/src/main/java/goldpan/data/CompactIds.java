package goldpan.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Ids as UTF-8 in blocks, one after the other: their own bytes and four more, where a string takes
 * some fifty more. A string is made whenever one is asked for.
 */
final class CompactIds implements Dataset.Ids {
  private static final int BLOCK = 1 << 14;
  private final int size;
  private final byte[][] texts;
  private final int[][] ends;

  private CompactIds(List<String> ids) {
    size = ids.size();
    int blocks = (size + BLOCK - 1) / BLOCK;
    texts = new byte[blocks][];
    ends = new int[blocks][];
    for (int b = 0; b < blocks; b++) {
      pack(b, ids.subList(b * BLOCK, Math.min(size, (b + 1) * BLOCK)));
    }
  }

  /** These ids, packed; as they are when one is no text that UTF-8 can hold. */
  static Dataset.Ids of(List<String> ids) {
    return ids.stream().allMatch(CompactIds::survives)
        ? new CompactIds(ids)
        : new Listed(List.copyOf(ids));
  }

  private static boolean survives(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (Character.isSurrogate(id.charAt(i))) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(id);
      }
    }
    return true;
  }

  private void pack(int block, List<String> ids) {
    byte[][] each = new byte[ids.size()][];
    int[] to = new int[each.length];
    int end = 0;
    for (int i = 0; i < each.length; i++) {
      each[i] = ids.get(i).getBytes(StandardCharsets.UTF_8);
      end = Math.addExact(end, each[i].length);
      to[i] = end;
    }
    byte[] text = new byte[end];
    for (int i = 0; i < each.length; i++) {
      System.arraycopy(each[i], 0, text, to[i] - each[i].length, each[i].length);
    }
    texts[block] = text;
    ends[block] = to;
  }

  @Override
  public String get(int index) {
    Objects.checkIndex(index, size);
    int[] to = ends[index / BLOCK];
    int i = index % BLOCK;
    int from = i == 0 ? 0 : to[i - 1];
    return new String(texts[index / BLOCK], from, to[i] - from, StandardCharsets.UTF_8);
  }

  @Override
  public int size() {
    return size;
  }

  /** Ids as strings: names of files that are no Unicode, which are rare. */
  private record Listed(List<String> ids) implements Dataset.Ids {
    @Override
    public String get(int index) {
      return ids.get(index);
    }

    @Override
    public int size() {
      return ids.size();
    }
  }
}
