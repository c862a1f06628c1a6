package demo.tags;

import java.util.List;

/** Strings that are names of classes, and that look like some. Field names that are simple names of classes. */
class Texts {
  static final String NAME = "demo.tags.Box";
  static final String PATH = "demo/tags/Box";
  static final String DESCRIPTOR = "Ldemo/tags/Box;";
  static final String ARRAYS = "[[Ldemo/tags/Box;";
  static final String DOTTED = "[[Ldemo.tags.Box;";
  static final String KEPT = "demo.kept.Kept";
  static final String SIGNATURE = "(Ldemo/tags/Box;)V";
  static final String SENTENCE = "a text with demo.tags.Box in it";
  static final String UNICODE = "demo/tags/\u0000\u00e9\ud83d\ude00";
  static int Box;

  static void print() throws ClassNotFoundException {
    System.out.println(List.of(NAME, PATH, DESCRIPTOR, ARRAYS, KEPT, SIGNATURE, SENTENCE));
    System.out.println(UNICODE.length() - PATH.length() + " " + UNICODE.endsWith("\u0000\u00e9\ud83d\ude00"));
    System.out.println(Class.forName(NAME).getSimpleName());
    System.out.println(Class.forName(DOTTED).getName() + Box);
    System.out.println(Main.choose("one") + Main.choose("demo is no name") + Main.choose("x"));
  }
}
