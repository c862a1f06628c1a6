package demo.tags;

import demo.kept.Kept;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

@Tag(
    type = Box.class,
    types = {Box.Lid.class, int[].class, Shape[].class},
    level = Tag.Level.HIGH,
    text = "demo/tags/Main",
    inner = @Tag.Inner(of = Kept.class))
public class Main<T extends Box<String>.Lid & java.io.Serializable> {
  /** Names of members that look like names of classes and descriptors. */
  static String demo = "demo.tags";

  static final String NAME = "demo.tags.Box";
  static final String PATH = "demo/tags/Box";
  static final String DESCRIPTOR = "Ldemo/tags/Box;";
  static final String ARRAYS = "[[Ldemo/tags/Box;";
  static final String KEPT = "demo.kept.Kept";
  static final String SIGNATURE = "(Ldemo/tags/Box;)V";
  static final String SENTENCE = "a text with demo.tags.Box in it";
  static final String UNICODE = "demo/tags/\u0000\u00e9\ud83d\ude00";

  Box<String>.Lid.Knob knob;
  Map<? extends Shape<Integer>, Box<int[]>[]> map;
  @Tag List<@Tag(type = Shape.class) ? extends @Tag Box<@Tag String>> noted;

  static String choose(String key) {
    switch (key) {
      case "one":
        return "1";
      case "demo is no name":
        return "2";
      default:
        return "3";
    }
  }

  static String sized(Object shape) {
    if (shape instanceof Shape.Round<?> round) return "round " + round.size();
    return shape instanceof Shape<?> other ? "shape " + other.size() : "nothing demo.tags";
  }

  static <E extends Box.Failure> int frames(Box<?> box, Object[] rest) throws E {
    Object last = box;
    int count = 0;
    for (Object one : rest) {
      Box<?>[] row = one instanceof Box<?>[] boxes ? boxes : null;
      if (row == null) continue;
      try {
        for (Box<?> each : row) {
          last = each;
          if (each == null) throw new Box.Failure("none");
          count++;
        }
      } catch (Box.Failure | NullPointerException failure) {
        last = failure;
      } finally {
        count += last == null ? 0 : 10;
      }
    }
    return count;
  }

  static Object local(@Tag(level = Tag.Level.LOW) Box<String> given) {
    class Local extends Box<Box<String>> {
      Local() {
        super(given);
      }
    }
    Object nameless = new Box<Tag.Level>(Tag.Level.LOW) {};
    return List.of(new Local().getClass().getName(), nameless.getClass().getName());
  }

  public static void main(String[] args) throws Throwable {
    System.out.println(List.of(NAME, PATH, DESCRIPTOR, ARRAYS, KEPT, SIGNATURE, SENTENCE));
    System.out.println(UNICODE.length() + " " + UNICODE.endsWith("\u0000\u00e9\ud83d\ude00"));
    System.out.println(Class.forName(NAME).getSimpleName());
    System.out.println(Class.forName(ARRAYS).getName());
    System.out.println(demo + new Kept().held + Tag.Level.valueOf("HIGH").getClass());
    Box<String> box = new Box<>("x");
    Box<Box<String>> wrapped = box.with(Box::new);
    System.out.println(wrapped.held.held + Box.many(box, wrapped)[0].length);
    Function<Shape<Integer>, Integer> size = Shape::size;
    System.out.println(size.apply(new Shape.Round<>(4)) + sized(new Shape.Square<>(5, List.of())));
    System.out.println(new Shape.Round<>(7) + " " + new Shape.Round<>(7).equals(new Shape.Round<>(7)));
    System.out.println(choose("one") + choose("demo is no name") + choose("x"));
    System.out.println(frames(box, new Object[] {"", new Box<?>[] {box, null}, new Box<?>[0]}));
    System.out.println(local(box));
    for (var one : new Class<?>[] {Main.class, Box.Lid.Knob.class, Shape.Round.class, Tag.Level.class})
      System.out.println(one.getSimpleName() + one.toGenericString() + one.getEnclosingClass());
    System.out.println(List.of(Shape.class.getPermittedSubclasses()));
    System.out.println(new TreeMap<>(Map.of("tag", Main.class.getAnnotation(Tag.class).toString())));
    System.out.println(Main.class.getDeclaredField("knob").getGenericType());
    System.out.println(Main.class.getDeclaredField("map").getGenericType());
    System.out.println(Main.class.getDeclaredField("noted").getAnnotatedType());
    System.out.println(List.of(Main.class.getTypeParameters()[0].getBounds()));
    MethodType type = MethodType.methodType(Object.class, Box.class);
    System.out.println(MethodHandles.lookup().findStatic(Main.class, "local", type).invoke(box));
    System.out.println(Box.class.getMethod("with", Function.class).toGenericString());
  }
}
