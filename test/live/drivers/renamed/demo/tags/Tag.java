package demo.tags;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface Tag {
  Class<?> type() default Tag.class;

  Class<?>[] types() default {};

  Level level() default Level.LOW;

  String text() default "demo.tags.Tag";

  Inner inner() default @Inner(of = Level.class);

  @interface Inner {
    Class<?> of();
  }

  enum Level {
    LOW,
    HIGH
  }
}
