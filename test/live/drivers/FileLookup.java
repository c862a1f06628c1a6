import org.apache.commons.text.StringSubstitutor;

/** The file lookup of commons-text: argument 0 is a file, whose content is printed. */
public final class FileLookup {
  public static void main(String[] arguments) {
    String text = "${file:UTF-8:" + arguments[0] + "}";
    System.out.println("read " + StringSubstitutor.createInterpolator().replace(text));
  }
}
