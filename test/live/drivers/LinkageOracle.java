import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Lets this JVM answer what becomes of single instructions: {@code LinkageOracle REQUESTS ANSWERS JAR… [--child
 * PREFIX,… JAR…]}. A request is a line
 * {@code id mode source op owner name descriptor isInterface}, an answer {@code id outcome detail}, with tabs.
 * The outcome is {@code resolved}, the simple name of the error, or {@code unreached} where already the object was refused
 * whose constructor is called, or the class that calls its superclass (the detail is that error's name).
 *
 * <p>A class loader of its own for each request defines the classes of the jars as an application's does: the platform
 * first, then the jars in order. What it defines are shapes: every method has lost its code but for throwing null, and
 * initialisers are gone. So nothing is asked but resolution: no code of the jars is verified or run, and declarations,
 * access, hierarchy and nests are what they were. The instruction stands in the initialiser (or a new constructor) of the
 * class that holds the reference, with null or zero as operands.
 */
public final class LinkageOracle implements Opcodes {
  private static final String MARKER =
      "(Ljava/lang/Void;Ljava/lang/Void;Ljava/lang/Void;Ljava/lang/Void;)V";
  private static final long PATIENCE_IN_MILLISECONDS = 10_000;
  private static final Set<String> platformPackages =
      ModuleLayer.boot().modules().stream()
          .flatMap(module -> module.getPackages().stream())
          .collect(Collectors.toSet());

  /** Lines of a constructor's call: before it stands what makes the object. */
  private static final int BEFORE = 1;

  private static final int AT = 2;

  private final List<JarFile> jars = new ArrayList<>();

  /** Of the child-first loader, if there is one. */
  private final List<JarFile> childJars = new ArrayList<>();

  private List<String> delegated = List.of();

  record Request(
      String id, String mode, String source, String op, String owner, String name, String type, boolean isInterface) {
    static Request of(String line) {
      String[] at = line.split("\t", -1);
      return new Request(at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7].equals("true"));
    }

    /** A call of a constructor of the class itself or of its superclass, or a field that only a constructor may write. */
    boolean wantsConstructor(ClassReader own, String superName) {
      if ((own.getAccess() & ACC_INTERFACE) != 0) return false;
      if (op.equals("putfield")) return true;
      return isConstructor() && (owner.equals(source) || owner.equals(superName));
    }

    /** Nothing but a subclass may ask so. */
    boolean isCallOfSuper() {
      return op.equals("invokespecial") && !name.equals("<init>") && !owner.equals(source);
    }

    boolean isConstructor() {
      return op.equals("invokespecial") && name.equals("<init>");
    }
  }

  record Answer(String outcome, String detail) {}

  public static void main(String[] args) throws Exception {
    LinkageOracle oracle = new LinkageOracle();
    List<JarFile> jars = oracle.jars;
    for (int at = 2; at < args.length; at++) {
      if (args[at].equals("--child")) {
        jars = oracle.childJars;
        oracle.delegated = List.of(args[++at].split(","));
      } else {
        jars.add(new JarFile(Path.of(args[at]).toFile(), false, ZipFile.OPEN_READ, Runtime.version()));
      }
    }
    try (PrintWriter answers = new PrintWriter(args[1], StandardCharsets.UTF_8)) {
      for (String line : Files.readAllLines(Path.of(args[0]))) {
        Request request = Request.of(line);
        Answer answer = oracle.answer(request);
        answers.println(request.id + "\t" + answer.outcome + "\t" + answer.detail.replaceAll("\\s+", " "));
        answers.flush();
      }
    }
    // A thread that waits for something in a method of the platform does not keep us.
    Runtime.getRuntime().halt(0);
  }

  private Answer answer(Request request) throws Exception {
    return switch (request.mode) {
      case "load" -> watched(request, () -> Class.forName(dotted(request.source), false, loader(null, null)));
      case "link" -> watched(request, () -> Class.forName(dotted(request.source), true, loader(null, null)));
      case "site" -> atSite(request);
      case "select" -> selected(request);
      case "constant" -> new Answer(constants(request.source).contains(key(request)) ? "there" : "absent", "");
      case "descriptors" -> new Answer("listed", String.join(" ", onlyInDescriptors(request.source)));
      default -> throw new IllegalArgumentException(request.mode);
    };
  }

  private Answer atSite(Request request) throws Exception {
    byte[] bytes = bytesOf(request.source);
    byte[] probe = withProbe(bytes, request, name -> true);
    String name = dotted(request.source);
    if (!loads(name, loader(request.source, probe))) {
      // It has no supertypes: what else it asks for is asked by a copy of it that goes without those that do not load.
      probe = withProbe(bytes, request, supertype -> loads(dotted(supertype), loader(null, null)));
      if (!loads(name, loader(request.source, probe))) probe = withProbe(bytes, request, supertype -> false);
      if (request.isCallOfSuper()) {
        Answer answer = watched(request, () -> Class.forName(name, false, loader(null, null)));
        return new Answer("unreached", answer.outcome);
      }
    }
    byte[] last = probe;
    return watched(request, () -> Class.forName(name, true, loader(request.source, last)));
  }

  /** A method is called on an instance for which no constructor ran, by a class of the package that declares the method. */
  private Answer selected(Request request) throws Exception {
    String folder = request.owner.substring(0, request.owner.lastIndexOf('/') + 1);
    String probe = folder + "LinkageOracleProbe";
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(V1_8, ACC_PUBLIC, probe, null, "java/lang/Object", null);
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "run", "(Ljava/lang/Object;)V", null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitTypeInsn(CHECKCAST, request.owner);
    pushZeros(code, request.type);
    code.visitMethodInsn(opcode(request.op), request.owner, request.name, request.type, request.isInterface);
    pop(code, Type.getReturnType(request.type));
    code.visitInsn(RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    Shapes loader = loader(probe, writer.toByteArray());
    Request asked =
        new Request(request.id, request.mode, probe, request.op, request.owner, request.name, request.type, request.isInterface);
    return watched(
        asked,
        () -> {
          Field field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
          field.setAccessible(true);
          Object receiver =
              ((sun.misc.Unsafe) field.get(null)).allocateInstance(Class.forName(dotted(request.source), false, loader));
          Class.forName(dotted(probe), true, loader).getMethod("run", Object.class).invoke(null, receiver);
        });
  }

  interface Action {
    void run() throws Throwable;
  }

  /** A method that waits for something has been found: it runs. */
  private Answer watched(Request request, Action action) throws InterruptedException {
    AtomicReference<Answer> said = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                action.run();
                said.set(new Answer("resolved", "returned"));
              } catch (Throwable thrown) {
                said.set(outcome(request, thrown));
              }
            });
    thread.setDaemon(true);
    thread.start();
    thread.join(PATIENCE_IN_MILLISECONDS);
    Answer answer = said.get();
    if (answer != null) return answer;
    return isOfCallee(request, thread.getStackTrace())
        ? new Answer("resolved", "waits in what was called")
        : new Answer("stuck", String.valueOf(thread.getStackTrace().length));
  }

  private static Answer outcome(Request request, Throwable raised) {
    Throwable thrown = raised;
    while (thrown instanceof InvocationTargetException) thrown = thrown.getCause();
    String detail = String.valueOf(thrown);
    boolean isRefused =
        thrown instanceof LinkageError
            && !(thrown instanceof ExceptionInInitializerError)
            && !(thrown instanceof UnsatisfiedLinkError)
            && !String.valueOf(thrown.getMessage()).startsWith("Could not initialize class")
            && !isOfCallee(request, thrown.getStackTrace());
    boolean isNotFound = thrown instanceof ClassNotFoundException && request.mode.equals("load");
    if (!isRefused && !isNotFound) return new Answer("resolved", detail);
    String error = thrown.getClass().getSimpleName();
    return isBefore(request, thrown.getStackTrace()) ? new Answer("unreached", error) : new Answer(error, detail);
  }

  /** Whether there was no object whose constructor could be called. */
  private static boolean isBefore(Request request, StackTraceElement[] stack) {
    String probe = dotted(request.source);
    for (StackTraceElement frame : stack)
      if (frame.getClassName().equals(probe)) return frame.getLineNumber() == BEFORE;
    return false;
  }

  /** Whether it was raised by what runs behind the instruction: between it and the throw there is more than class loading. */
  private static boolean isOfCallee(Request request, StackTraceElement[] stack) {
    String probe = dotted(request.source);
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      if (name.equals(probe) || name.equals("LinkageOracle")) return false;
      boolean isLoading =
          name.equals("java.lang.ClassLoader") || name.equals("java.lang.Class") || name.equals("LinkageOracle$Shapes");
      if (!isLoading) return !name.startsWith("jdk.internal.reflect") && !name.startsWith("sun.misc");
    }
    return false;
  }

  private static boolean loads(String name, ClassLoader loader) {
    try {
      Class.forName(name, false, loader);
      return true;
    } catch (LinkageError | ClassNotFoundException error) {
      return false;
    }
  }

  /** The loader of the asked class: the child, if there is one. */
  private Shapes loader(String probed, byte[] probe) {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    return childJars.isEmpty()
        ? new Shapes(platform, jars, probed, probe)
        : new Shapes(new Shapes(platform, jars, null, null), childJars, probed, probe);
  }

  /** As the asked class sees it. */
  private byte[] bytesOf(String name) throws IOException {
    boolean isDelegated = delegated.stream().anyMatch(dotted(name)::startsWith);
    byte[] first = bytesOf(name, isDelegated ? jars : childJars);
    return first != null ? first : bytesOf(name, isDelegated ? childJars : jars);
  }

  private static byte[] bytesOf(String name, List<JarFile> jars) throws IOException {
    for (JarFile jar : jars) {
      ZipEntry entry = jar.getEntry(name + ".class");
      if (entry == null) continue;
      try (InputStream stream = jar.getInputStream(entry)) {
        return stream.readAllBytes();
      }
    }
    return null;
  }

  /** Defines shapes of the jars' classes, and for one name what it was given. */
  final class Shapes extends ClassLoader {
    private final List<JarFile> own;
    private final String probed;
    private final byte[] probe;

    Shapes(ClassLoader parent, List<JarFile> own, String probed, byte[] probe) {
      super(parent);
      this.own = own;
      this.probed = probed;
      this.probe = probe;
    }

    private boolean isChild() {
      return own == childJars;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      boolean isParents = !isChild() || name.startsWith("java.") || delegated.stream().anyMatch(name::startsWith);
      synchronized (getClassLoadingLock(name)) {
        if (!isParents && findLoadedClass(name) == null) {
          try {
            return findClass(name);
          } catch (ClassNotFoundException absent) {
            // The parent is asked.
          }
        }
      }
      return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String internal = name.replace('.', '/');
      if (internal.equals(probed)) return defineClass(name, probe, 0, probe.length);
      int dot = name.lastIndexOf('.');
      // JEP 261: what a module of the platform holds is not looked for on a class path.
      boolean isPlatforms = !isChild() && dot > 0 && platformPackages.contains(name.substring(0, dot));
      if (isPlatforms) throw new ClassNotFoundException(name);
      byte[] bytes;
      try {
        bytes = bytesOf(internal, own);
      } catch (IOException error) {
        throw new ClassNotFoundException(name, error);
      }
      if (bytes == null) throw new ClassNotFoundException(name);
      byte[] shape = shapeOf(bytes);
      return defineClass(name, shape, 0, shape.length);
    }
  }

  /** What ASM cannot read the JVM gets as it is. */
  private static byte[] shapeOf(byte[] bytes) {
    try {
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      new ClassReader(bytes).accept(new Stripped(writer), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
      return writer.toByteArray();
    } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      return bytes;
    }
  }

  static class Stripped extends ClassVisitor {
    Stripped(ClassVisitor next) {
      super(ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
      if (name.equals("<clinit>")) return null;
      MethodVisitor next = super.visitMethod(access, name, type, signature, exceptions);
      if ((access & (ACC_ABSTRACT | ACC_NATIVE)) != 0) return next;
      return new MethodVisitor(ASM9, next) {
        @Override
        public void visitEnd() {
          visitCode();
          visitInsn(ACONST_NULL);
          visitInsn(ATHROW);
          visitMaxs(0, 0);
          super.visitEnd();
        }
      };
    }
  }

  interface Keeps {
    boolean supertype(String name);
  }

  /** The shape of the class, whose initialiser executes the instruction. */
  private static byte[] withProbe(byte[] bytes, Request request, Keeps keeps) {
    ClassReader reader = new ClassReader(bytes);
    String above = keeps.supertype(reader.getSuperName()) ? reader.getSuperName() : "java/lang/Object";
    boolean inConstructor = request.wantsConstructor(reader, above);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new Stripped(writer) {
          private int version;

          @Override
          public void visit(
              int major, int access, String name, String signature, String superName, String[] interfaces) {
            version = major & 0xffff;
            List<String> kept = new ArrayList<>();
            for (String one : interfaces) if (keeps.supertype(one)) kept.add(one);
            int flags = inConstructor ? access & ~ACC_ABSTRACT : access;
            super.visit(major, flags, name, signature, above, kept.toArray(new String[0]));
          }

          @Override
          public void visitEnd() {
            addProbe(cv, version, request, inConstructor);
            super.visitEnd();
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return writer.toByteArray();
  }

  private static void addProbe(ClassVisitor visitor, int version, Request request, boolean inConstructor) {
    MethodVisitor start = visitor.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
    start.visitCode();
    if (inConstructor) {
      start.visitTypeInsn(NEW, request.source);
      start.visitInsn(DUP);
      pushZeros(start, MARKER);
      start.visitMethodInsn(INVOKESPECIAL, request.source, "<init>", MARKER, false);
      start.visitInsn(POP);
      MethodVisitor constructor = visitor.visitMethod(ACC_PRIVATE, "<init>", MARKER, null, null);
      constructor.visitCode();
      addInstruction(constructor, version, request, code -> code.visitVarInsn(ALOAD, 0));
      constructor.visitInsn(ACONST_NULL);
      constructor.visitInsn(ATHROW);
      constructor.visitMaxs(0, 0);
      constructor.visitEnd();
    } else {
      addInstruction(
          start,
          version,
          request,
          code -> {
            mark(code, BEFORE);
            code.visitTypeInsn(NEW, request.owner);
            code.visitInsn(DUP);
            mark(code, AT);
          });
    }
    start.visitInsn(RETURN);
    start.visitMaxs(0, 0);
    start.visitEnd();
  }

  private static void addInstruction(
      MethodVisitor code, int version, Request request, Consumer<MethodVisitor> pushUninitialized) {
    String owner = request.owner;
    switch (request.op) {
      case "getstatic", "getfield", "putstatic", "putfield" -> addFieldInstruction(code, request);
      case "invokestatic", "invokevirtual", "invokeinterface", "invokespecial" -> {
        if (request.isConstructor()) pushUninitialized.accept(code);
        else if (!request.op.equals("invokestatic")) code.visitInsn(ACONST_NULL);
        pushZeros(code, request.type);
        code.visitMethodInsn(opcode(request.op), owner, request.name, request.type, request.isInterface);
        pop(code, Type.getReturnType(request.type));
      }
      case "new" -> {
        code.visitTypeInsn(NEW, owner);
        code.visitInsn(POP);
      }
      // Null is every type, so nothing is resolved for it.
      case "checkcast", "instanceof" -> {
        code.visitLdcInsn("text");
        code.visitTypeInsn(opcode(request.op), owner);
        code.visitInsn(POP);
      }
      case "anewarray" -> {
        code.visitInsn(ICONST_0);
        code.visitTypeInsn(ANEWARRAY, owner);
        code.visitInsn(POP);
      }
      case "ldc" -> {
        // A class constant is loaded from Java 5 on.
        if (version >= V1_5) code.visitLdcInsn(Type.getObjectType(owner));
        else {
          code.visitInsn(ICONST_0);
          code.visitTypeInsn(ANEWARRAY, owner);
        }
        code.visitInsn(POP);
      }
      case "catch" -> addHandler(code, version, owner);
      default -> throw new IllegalArgumentException(request.op);
    }
  }

  private static void addFieldInstruction(MethodVisitor code, Request request) {
    Type type = Type.getType(request.type);
    boolean isPut = request.op.startsWith("put");
    if (request.op.endsWith("field")) code.visitInsn(ACONST_NULL);
    if (isPut) pushZero(code, type);
    code.visitFieldInsn(opcode(request.op), request.owner, request.name, request.type);
    if (!isPut) pop(code, type);
  }

  /** The handler takes what is thrown where nothing else is. */
  private static void addHandler(MethodVisitor code, int version, String type) {
    Label start = new Label();
    Label end = new Label();
    code.visitTryCatchBlock(start, end, end, type);
    code.visitLabel(start);
    code.visitInsn(ACONST_NULL);
    code.visitInsn(ATHROW);
    code.visitLabel(end);
    if (version >= V1_6) code.visitFrame(F_FULL, 0, new Object[0], 1, new Object[] {type});
    code.visitInsn(POP);
  }

  private static void mark(MethodVisitor code, int line) {
    Label here = new Label();
    code.visitLabel(here);
    code.visitLineNumber(line, here);
  }

  private static void pushZeros(MethodVisitor code, String descriptor) {
    for (Type type : Type.getArgumentTypes(descriptor)) pushZero(code, type);
  }

  private static void pushZero(MethodVisitor code, Type type) {
    code.visitInsn(
        switch (type.getSort()) {
          case Type.LONG -> LCONST_0;
          case Type.FLOAT -> FCONST_0;
          case Type.DOUBLE -> DCONST_0;
          case Type.OBJECT, Type.ARRAY -> ACONST_NULL;
          default -> ICONST_0;
        });
  }

  private static void pop(MethodVisitor code, Type type) {
    if (type.getSize() > 0) code.visitInsn(type.getSize() == 2 ? POP2 : POP);
  }

  private static int opcode(String op) {
    return switch (op) {
      case "getstatic" -> GETSTATIC;
      case "putstatic" -> PUTSTATIC;
      case "getfield" -> GETFIELD;
      case "putfield" -> PUTFIELD;
      case "invokevirtual" -> INVOKEVIRTUAL;
      case "invokespecial" -> INVOKESPECIAL;
      case "invokestatic" -> INVOKESTATIC;
      case "invokeinterface" -> INVOKEINTERFACE;
      case "checkcast" -> CHECKCAST;
      case "instanceof" -> INSTANCEOF;
      default -> throw new IllegalArgumentException(op);
    };
  }

  private static String dotted(String name) {
    return name.replace('/', '.');
  }

  private static String key(Request request) {
    return request.name.isEmpty() ? request.owner : request.owner + "." + request.name + request.type;
  }

  /** The classes and members that the constant pool names, by JVMS table 4.4-A. */
  private Set<String> constants(String name) throws IOException {
    ClassReader reader = new ClassReader(bytesOf(name));
    char[] buffer = new char[reader.getMaxStringLength()];
    Set<String> all = new LinkedHashSet<>();
    for (int at = 1; at < reader.getItemCount(); at++) {
      int item = reader.getItem(at);
      if (item == 0) continue;
      int tag = reader.readByte(item - 1);
      if (tag == 7) all.add(reader.readUTF8(item, buffer));
      if (tag < 9 || tag > 11) continue;
      int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
      all.add(
          reader.readClass(item, buffer)
              + "."
              + reader.readUTF8(nameAndType, buffer)
              + reader.readUTF8(nameAndType + 2, buffer));
    }
    return all;
  }

  /** The classes that are not there and that only descriptors of the class name: its own members' and its references'. */
  private Set<String> onlyInDescriptors(String name) throws IOException {
    ClassReader reader = new ClassReader(bytesOf(name));
    char[] buffer = new char[reader.getMaxStringLength()];
    Set<String> named = new TreeSet<>();
    for (int at = 1; at < reader.getItemCount(); at++) {
      int item = reader.getItem(at);
      if (item != 0 && reader.readByte(item - 1) == 12) addTypes(reader.readUTF8(item + 2, buffer), named);
    }
    for (String constant : constants(name)) {
      named.remove(constant);
      named.remove(constant.replaceFirst("^\\[+L(.+);$", "$1"));
    }
    Set<String> absent = new TreeSet<>();
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    for (String one : named) if (bytesOf(one) == null && !loads(dotted(one), platform)) absent.add(one);
    return absent;
  }

  private static void addTypes(String descriptor, Set<String> named) {
    List<Type> types = new ArrayList<>();
    if (descriptor.startsWith("(")) {
      types.addAll(List.of(Type.getArgumentTypes(descriptor)));
      types.add(Type.getReturnType(descriptor));
    } else {
      types.add(Type.getType(descriptor));
    }
    for (Type type : types) {
      Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
      if (element.getSort() == Type.OBJECT) named.add(element.getInternalName());
    }
  }
}
