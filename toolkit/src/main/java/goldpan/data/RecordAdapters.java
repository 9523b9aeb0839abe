package goldpan.data;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON objects: one member a component, in their order, read back through the canonical
 * constructor. A member that is missing is null, zero or false; one that no component has the name
 * of is passed over. Gson itself does this from 2.10 on, and from 2.8 to 2.9 it cannot write
 * records at all.
 */
final class RecordAdapters implements TypeAdapterFactory {
  @Override
  public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    return type.getRawType().isRecord() ? RecordAdapter.of(gson, type) : null;
  }

  private static final class RecordAdapter<T> extends TypeAdapter<T> {
    private final Constructor<? super T> constructor;
    private final List<Member> members;

    private RecordAdapter(Constructor<? super T> constructor, List<Member> members) {
      this.constructor = constructor;
      this.members = members;
    }

    private record Member(String name, Method accessor, TypeAdapter<Object> adapter) {}

    @SuppressWarnings("unchecked")
    static <T> RecordAdapter<T> of(Gson gson, TypeToken<T> type) {
      RecordComponent[] components = type.getRawType().getRecordComponents();
      List<Member> members = new ArrayList<>();
      for (RecordComponent each : components) {
        TypeToken<?> declared = TypeToken.get(each.getGenericType());
        each.getAccessor().setAccessible(true);
        members.add(
            new Member(
                each.getName(),
                each.getAccessor(),
                (TypeAdapter<Object>) gson.getAdapter(declared)));
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      try {
        Constructor<? super T> canonical = type.getRawType().getDeclaredConstructor(types);
        canonical.setAccessible(true);
        return new RecordAdapter<>(canonical, members);
      } catch (NoSuchMethodException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Override
    public void write(JsonWriter out, @Nullable T value) throws IOException {
      if (value == null) {
        out.nullValue();
        return;
      }
      out.beginObject();
      for (Member member : members) {
        out.name(member.name);
        member.adapter.write(out, component(value, member.accessor));
      }
      out.endObject();
    }

    private static Object component(Object value, Method accessor) {
      try {
        return accessor.invoke(value);
      } catch (IllegalAccessException | InvocationTargetException failed) {
        throw new JsonParseException(failed);
      }
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T read(JsonReader in) throws IOException {
      if (in.peek() == JsonToken.NULL) {
        in.nextNull();
        return null;
      }
      @Nullable Object[] values = nothing();
      in.beginObject();
      while (in.hasNext()) {
        int at = indexOf(in.nextName());
        if (at < 0) {
          in.skipValue();
        } else {
          values[at] = read(in, at);
        }
      }
      in.endObject();
      return (T) built(values);
    }

    private @Nullable Object[] nothing() {
      return Arrays.stream(constructor.getParameterTypes())
          .map(type -> type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null)
          .toArray();
    }

    private int indexOf(String name) {
      for (int i = 0; i < members.size(); i++) {
        if (members.get(i).name.equals(name)) {
          return i;
        }
      }
      return -1;
    }

    private @Nullable Object read(JsonReader in, int at) throws IOException {
      Object value = members.get(at).adapter.read(in);
      if (value == null && constructor.getParameterTypes()[at].isPrimitive()) {
        throw new JsonParseException(
            members.get(at).name + " is null; expected a number or truth value");
      }
      return value;
    }

    private Object built(@Nullable Object[] values) {
      try {
        return constructor.newInstance(values);
      } catch (InvocationTargetException refused) {
        throw new JsonParseException(refused.getCause());
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
