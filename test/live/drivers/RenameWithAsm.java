import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugins.shade.relocation.SimpleRelocator;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Renames classes by ASM's ClassRemapper with the shade plugin's own relocator: FROM-FOLDER TO-FOLDER PATTERN SHADED-PATTERN.
 * A text is asked about as DefaultShader's package mapper asks: names by their path, strings also as names of classes.
 */
public class RenameWithAsm {
  private static final Pattern DESCRIPTOR = Pattern.compile("(\\[*)?L(.+);");

  public static void main(String[] args) throws Exception {
    Path from = Path.of(args[0]);
    SimpleRelocator relocator = new SimpleRelocator(args[2], args[3], List.of(), List.of());
    Remapper remapper =
        new Remapper() {
          @Override
          public Object mapValue(Object value) {
            return value instanceof String ? RenameWithAsm.map(relocator, (String) value, true) : super.mapValue(value);
          }

          @Override
          public String map(String name) {
            return RenameWithAsm.map(relocator, name, false);
          }
        };
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(path -> path.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      ClassReader reader = new ClassReader(Files.readAllBytes(file));
      ClassWriter writer = new ClassWriter(0);
      reader.accept(new ClassRemapper(writer, remapper), ClassReader.EXPAND_FRAMES);
      Path to = Path.of(args[1], remapper.map(reader.getClassName()) + ".class");
      Files.createDirectories(to.getParent());
      Files.write(to, writer.toByteArray());
    }
  }

  private static String map(SimpleRelocator relocator, String text, boolean isString) {
    Matcher descriptor = DESCRIPTOR.matcher(text);
    boolean wrapped = descriptor.matches();
    String name = wrapped ? descriptor.group(2) : text;
    String before = wrapped ? descriptor.group(1) + "L" : "";
    String behind = wrapped ? ";" : "";
    if (isString && relocator.canRelocateClass(name))
      return before + relocator.relocateClass(name) + behind;
    if (relocator.canRelocatePath(name)) return before + relocator.relocatePath(name) + behind;
    return text;
  }
}
