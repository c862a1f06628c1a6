package demo.tags;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What the JVM itself reads of annotations, signatures and nesting. */
class Mirror {
  static void print() throws Throwable {
    for (var one : new Class<?>[] {Main.class, Box.Lid.Knob.class, Shape.Round.class, Tag.Level.class})
      System.out.println(one.getSimpleName() + one.toGenericString() + one.getEnclosingClass());
    System.out.println(List.of(Shape.class.getPermittedSubclasses()));
    System.out.println(new TreeMap<>(Map.of("tag", Main.class.getAnnotation(Tag.class).toString())));
    System.out.println(Main.class.getDeclaredField("knob").getGenericType());
    System.out.println(Main.class.getDeclaredField("map").getGenericType());
    System.out.println(Main.class.getDeclaredField("noted").getAnnotatedType());
    System.out.println(List.of(Main.class.getTypeParameters()[0].getBounds()));
    MethodType type = MethodType.methodType(Object.class, Box.class);
    System.out.println(MethodHandles.lookup().findStatic(Main.class, "local", type).invoke(new Box<>("y")));
    System.out.println(Box.class.getMethod("with", Function.class).toGenericString());
  }
}
