package dev.lastword.detect;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an object keeps alive, in bytes: it and all it leads to, each counted once, laid out as a
/// 64-bit HotSpot with compressed references does.
///
/// What belongs to all conversations alike is left out: enums, classes, and what a caller names.
final class Footprint {
  private static final int HEADER = 12;
  private static final int ARRAY = 16;
  private static final int REFERENCE = 4;

  private static final Map<Class<?>, Integer> SIZES =
      Map.of(
          long.class,
          8,
          double.class,
          8,
          int.class,
          4,
          float.class,
          4,
          char.class,
          2,
          short.class,
          2,
          byte.class,
          1,
          boolean.class,
          1);

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> next = new ArrayDeque<>();
  private final Map<Class<?>, Shape> shapes = new HashMap<>();

  /// How objects of a class look.
  private record Shape(long bytes, List<Field> references) {}

  private Footprint() {}

  /// The bytes that an object keeps alive, without what the shared objects lead to.
  static long of(Object root, Object... shared) {
    var footprint = new Footprint();
    for (var each : shared) {
      footprint.measure(each);
    }
    return footprint.measure(root);
  }

  private long measure(Object root) {
    long bytes = 0;
    meet(root);
    while (!next.isEmpty()) {
      bytes += aligned(size(next.removeLast()));
    }
    return bytes;
  }

  private void meet(Object object) {
    if (object != null && !(object instanceof Enum<?>) && !(object instanceof Class<?>)) {
      if (seen.add(object)) {
        next.addLast(object);
      }
    }
  }

  private long size(Object object) {
    if (object instanceof String text) {
      return aligned(2 * HEADER) + ARRAY + length(text);
    }
    var type = object.getClass();
    if (type.isArray()) {
      return ARRAY + (long) Array.getLength(object) * element(object, type.componentType());
    }
    var shape = shapes.computeIfAbsent(type, Footprint::shape);
    for (var field : shape.references()) {
      meet(value(field, object));
    }
    return shape.bytes();
  }

  /// Texts take a byte a character where all are Latin-1, else two.
  private static long length(String text) {
    boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
    return latin ? text.length() : 2L * text.length();
  }

  private int element(Object array, Class<?> type) {
    if (array instanceof Object[] objects) {
      for (var object : objects) {
        meet(object);
      }
    }
    return SIZES.getOrDefault(type, REFERENCE);
  }

  private static Shape shape(Class<?> type) {
    long bytes = HEADER;
    var references = new ArrayList<Field>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (var field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          bytes += SIZES.getOrDefault(field.getType(), REFERENCE);
          if (!field.getType().isPrimitive()) {
            field.setAccessible(true);
            references.add(field);
          }
        }
      }
    }
    return new Shape(bytes, references);
  }

  private static Object value(Field field, Object of) {
    try {
      return field.get(of);
    } catch (IllegalAccessException closed) {
      throw new AssertionError(closed);
    }
  }

  private static long aligned(long bytes) {
    return (bytes + 7) / 8 * 8;
  }
}
