package demo.tags;

import java.util.function.Function;
import java.util.function.Supplier;

public class Box<T> {
  public final T held;

  public Box(T held) {
    this.held = held;
  }

  public class Lid {
    public Box<T> box() {
      return Box.this;
    }

    public class Knob {}
  }

  public static class Failure extends RuntimeException {
    public Failure(String message) {
      super(message);
    }
  }

  public <R extends Box<? extends T>> Box<R> with(Function<? super T, ? extends R> change) {
    Supplier<Box<R>> made = () -> new Box<>(change.apply(held));
    return made.get();
  }

  public static Box<?>[][] many(Box<?>... boxes) {
    return new Box<?>[][] {boxes, new Box<?>[2]};
  }
}
