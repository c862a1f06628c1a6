import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads, links and initialises every class of the jar that argument 0 names, from the class path, and resolves the types
 * of its members. Prints one line per class that fails, then the count.
 */
public final class LoadClasses {
  public static void main(String[] arguments) throws Exception {
    List<String> names = classNames(arguments[0]);
    int failed = 0;
    for (String name : names) {
      try {
        Class<?> loaded = Class.forName(name, true, LoadClasses.class.getClassLoader());
        loaded.getDeclaredMethods();
        loaded.getDeclaredConstructors();
        loaded.getDeclaredFields();
      } catch (Throwable failure) {
        failed++;
        System.out.println("failed " + name + ": " + failure);
      }
    }
    System.out.println("loaded " + (names.size() - failed) + " of " + names.size());
    if (failed > 0 || names.isEmpty()) System.exit(1);
  }

  private static List<String> classNames(String jar) throws Exception {
    List<String> names = new ArrayList<>();
    try (JarFile file = new JarFile(jar)) {
      for (JarEntry entry : java.util.Collections.list(file.entries())) {
        String path = entry.getName();
        if (!path.endsWith(".class") || path.startsWith("META-INF/")) continue;
        names.add(path.substring(0, path.length() - ".class".length()).replace('/', '.'));
      }
    }
    return names;
  }
}
