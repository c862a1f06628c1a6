package demo.tags;

import demo.kept.Kept;
import java.util.List;
import java.util.function.Function;

/** Lambdas, references of methods, records, enums. */
class Uses {
  static void print() {
    System.out.println(Main.demo + new Kept().held + Tag.Level.valueOf("HIGH").getClass());
    Box<String> box = new Box<>("x");
    Box<Box<String>> wrapped = box.with(Box::new);
    System.out.println(wrapped.held.held + Box.many(box, wrapped)[0].length);
    Function<Shape<Integer>, Integer> size = Shape::size;
    System.out.println(size.apply(new Shape.Round<>(4)) + Main.sized(new Shape.Square<>(5, List.of())));
    System.out.println(new Shape.Round<>(7) + " " + new Shape.Round<>(7).equals(new Shape.Round<>(7)));
    System.out.println(Main.frames(box, new Object[] {"", new Box<?>[] {box, null}, new Box<?>[0]}));
    System.out.println(Main.local(box));
  }
}
