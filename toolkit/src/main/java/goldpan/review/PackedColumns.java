package goldpan.review;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Columns of numbers as one block of bytes that says what it holds: the length of a header as a
 * 32-bit integer, the header as JSON in UTF-8, then the columns. All is little endian, and each
 * part begins at a multiple of four bytes. The header is {@code {"rows": n, "columns": [{"name":
 * "score", "type": "float32", "at": 512}, …]}}, where {@code at} counts bytes from the block's
 * start and the types are {@code float32}, {@code int32}, {@code uint16} and {@code uint8}.
 */
final class PackedColumns {
  private static final int ALIGNMENT = 4;
  private final int rows;
  private final List<Column> columns = new ArrayList<>();

  private record Column(String name, Type type, ByteBuffer values) {}

  private enum Type {
    FLOAT32(4),
    INT32(4),
    UINT16(2),
    UINT8(1);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }
  }

  interface FloatAt {
    float at(int row);
  }

  interface IntAt {
    int at(int row);
  }

  PackedColumns(int rows) {
    this.rows = rows;
  }

  PackedColumns floats(String name, FloatAt values) {
    ByteBuffer out = column(name, Type.FLOAT32);
    return fill(i -> out.putFloat(values.at(i)));
  }

  PackedColumns ints(String name, IntAt values) {
    ByteBuffer out = column(name, Type.INT32);
    return fill(i -> out.putInt(values.at(i)));
  }

  /** Values in [0, 65535]. */
  PackedColumns shorts(String name, IntAt values) {
    ByteBuffer out = column(name, Type.UINT16);
    return fill(i -> out.putShort((short) values.at(i)));
  }

  /** Values in [0, 255]. */
  PackedColumns bytes(String name, IntAt values) {
    ByteBuffer out = column(name, Type.UINT8);
    return fill(i -> out.put((byte) values.at(i)));
  }

  private ByteBuffer column(String name, Type type) {
    ByteBuffer values = ByteBuffer.allocate(rows * type.bytes).order(ByteOrder.LITTLE_ENDIAN);
    columns.add(new Column(name, type, values));
    return values;
  }

  private PackedColumns fill(IntConsumer put) {
    for (int i = 0; i < rows; i++) {
      put.accept(i);
    }
    return this;
  }

  /** The block. */
  ByteBuffer pack() {
    int guess = aligned(header(1 << 28).length + ALIGNMENT);
    byte[] header = header(guess);
    int size = guess;
    for (Column column : columns) {
      size = aligned(size + column.values.capacity());
    }
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(header.length).put(header).position(guess);
    for (Column column : columns) {
      out.put(column.values.flip());
      out.position(aligned(out.position()));
    }
    return out.flip();
  }

  /** The header when the first column begins at {@code start}. */
  private byte[] header(int start) {
    JsonArray described = new JsonArray();
    int at = start;
    for (Column column : columns) {
      JsonObject one = new JsonObject();
      one.addProperty("name", column.name);
      one.addProperty("type", column.type.name().toLowerCase(java.util.Locale.ROOT));
      one.addProperty("at", at);
      described.add(one);
      at = aligned(at + column.values.capacity());
    }
    JsonObject json = new JsonObject();
    json.addProperty("rows", rows);
    json.add("columns", described);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static int aligned(int bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
