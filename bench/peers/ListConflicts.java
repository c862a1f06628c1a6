import com.spotify.missinglink.ArtifactLoader;
import com.spotify.missinglink.Conflict;
import com.spotify.missinglink.ConflictChecker;
import com.spotify.missinglink.Java9ModuleLoader;
import com.spotify.missinglink.datamodel.Artifact;
import com.spotify.missinglink.datamodel.Dependency;
import com.spotify.missinglink.datamodel.FieldDependency;
import com.spotify.missinglink.datamodel.MethodDependency;
import com.spotify.missinglink.datamodel.MethodDescriptor;
import com.spotify.missinglink.datamodel.TypeDescriptor;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * What missinglink-core finds in the first jar of a class path: {@code ListConflicts JAR…}, as lines {@code kind jar source
 * owner name descriptor} with tabs. The platform is that of the JVM, as its Maven plugin has it.
 */
final class ListConflicts {
  public static void main(String[] args) throws Exception {
    List<Artifact> all = new ArrayList<>();
    for (String jar : args) all.add(new ArtifactLoader().load(new File(jar)));
    Artifact asked = all.get(0);
    Java9ModuleLoader.getJava9ModuleArtifacts((message, failure) -> {}).forEach(all::add);
    for (Conflict conflict : new ConflictChecker().check(asked, List.of(asked), all))
      System.out.println(line(conflict, args[0]));
  }

  private static String line(Conflict conflict, String jar) {
    Dependency dependency = conflict.dependency();
    String name = "";
    String descriptor = "";
    if (dependency instanceof MethodDependency) {
      MethodDescriptor method = ((MethodDependency) dependency).targetMethod();
      StringBuilder text = new StringBuilder("(");
      for (TypeDescriptor parameter : method.parameterTypes()) text.append(jvm(parameter));
      name = method.name();
      descriptor = text.append(')').append(jvm(method.returnType())).toString();
    } else if (dependency instanceof FieldDependency) {
      name = ((FieldDependency) dependency).fieldName();
      descriptor = jvm(((FieldDependency) dependency).fieldType());
    }
    return String.join(
        "\t",
        conflict.category().name(),
        jar,
        internal(dependency.fromClass().getClassName()),
        internal(dependency.targetClass().getClassName()),
        name,
        descriptor);
  }

  /** It keeps a type as it is written in Java. */
  private static String jvm(TypeDescriptor type) {
    String text = type.toString();
    int dimensions = 0;
    while (text.endsWith("[]")) {
      text = text.substring(0, text.length() - 2);
      dimensions++;
    }
    String element =
        switch (text) {
          case "boolean" -> "Z";
          case "byte" -> "B";
          case "char" -> "C";
          case "double" -> "D";
          case "float" -> "F";
          case "int" -> "I";
          case "long" -> "J";
          case "short" -> "S";
          case "void" -> "V";
          default -> "L" + internal(text) + ";";
        };
    return "[".repeat(dimensions) + element;
  }

  private static String internal(String name) {
    return name.replace('.', '/');
  }
}
