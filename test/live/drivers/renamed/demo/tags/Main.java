package demo.tags;

import demo.kept.Kept;
import java.util.List;
import java.util.Map;

@Tag(
    type = Box.class,
    types = {Box.Lid.class, int[].class, Shape[].class},
    level = Tag.Level.HIGH,
    text = "demo/tags/Main",
    inner = @Tag.Inner(of = Kept.class))
public class Main<T extends Box<String>.Lid & java.io.Serializable> {
  static String demo = "demo.tags";


  Box<String>.Lid.Knob knob;
  Map<? extends Shape<Integer>, Box<int[]>[]> map;
  @Tag List<@Tag(type = Shape.class) ? extends @Tag Box<@Tag String>> noted;

  static String choose(String key) {
    switch (key) {
      case "one":
        return "1";
      case "demo is no name":
        return "2";
      case "demo.tags.Box":
        return "4"; // not asked for: the switch keeps the old text's hash code, by the plugin as well
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
    Texts.print();
    Uses.print();
    Mirror.print();
  }
}
