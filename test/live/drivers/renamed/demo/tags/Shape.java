package demo.tags;

public sealed interface Shape<T extends Comparable<T>> permits Shape.Round, Shape.Square {
  T size();

  record Round<T extends Comparable<T>>(@Tag(type = Shape.class) T size) implements Shape<T> {}

  record Square<T extends Comparable<T>>(T size, java.util.List<? super Shape<T>> beside)
      implements Shape<T> {}
}
