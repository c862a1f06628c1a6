package com.google.cloud.tools.opensource.classpath;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What Google's linkage checker finds on a class path: {@code ListProblems JAR…}, as lines {@code kind jar source owner name
 * descriptor} with tabs. It lies in the checker's package, since names and descriptors of members are told nowhere else.
 */
final class ListProblems {
  public static void main(String[] args) throws Exception {
    List<ClassPathEntry> entries = new ArrayList<>();
    for (String jar : args) entries.add(new ClassPathEntry(Path.of(jar)));
    // As its command line has it with -j: every jar is an entry point, and no exclusion file is read.
    LinkageChecker checker = LinkageChecker.create(ImmutableList.copyOf(entries), entries, ImmutableList.of(), null);
    for (LinkageProblem problem : checker.findLinkageProblems()) System.out.println(line(problem));
  }

  private static String line(LinkageProblem problem) {
    ClassFile source = problem.getSourceClass();
    Symbol symbol = problem.getSymbol();
    String name = "";
    String descriptor = "";
    if (symbol instanceof MethodSymbol) {
      name = ((MethodSymbol) symbol).getName();
      descriptor = ((MethodSymbol) symbol).getDescriptor();
    } else if (symbol instanceof FieldSymbol) {
      name = ((FieldSymbol) symbol).getName();
      descriptor = ((FieldSymbol) symbol).getDescriptor();
    }
    return String.join(
        "\t",
        problem.getClass().getSimpleName(),
        source.getClassPathEntry().getJar().toString(),
        internal(source.getBinaryName()),
        internal(symbol.getClassBinaryName()),
        name,
        descriptor);
  }

  private static String internal(String name) {
    return name.replace('.', '/');
  }
}
