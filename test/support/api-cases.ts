import type { ApiChangeType } from '../../src/jvm/compare/api-change-types.js';

/**
 * A class library before and after one change, and a client that would notice. What the JVM and the compiler say of it
 * is recorded in `test/fixtures/api` by the live test `api-rules`, which compiles and runs all of them.
 */
export interface ApiCase {
  /** The change that the case is for; its classes lie in a package of this name, in small letters. */
  readonly type: ApiChangeType;
  /** Tells cases of one type apart. */
  readonly variant?: string;
  /** Declarations by the name of their file. */
  readonly old: Readonly<Record<string, string>>;
  readonly now: Readonly<Record<string, string>>;
  /** Statements of the client's `main`. */
  readonly client: string;
  /** Members of the client's class. */
  readonly members?: string;
  /** Changes that come with it and that this client does not notice. */
  readonly besides?: readonly ApiChangeType[];
}

/** One class `A`. */
function one(
  type: ApiChangeType,
  old: string,
  now: string,
  client: string,
  members = '',
  variant = '',
): ApiCase {
  return { type, variant, old: { A: old }, now: { A: now }, client, members };
}

/** `A` with members. */
function inA(
  type: ApiChangeType,
  old: string,
  now: string,
  client: string,
  members = '',
  variant = '',
): ApiCase {
  const body = (text: string) => `public class A { ${text} }`;
  return one(type, body(old), body(now), client, members, variant);
}

export const apiCases: readonly ApiCase[] = [
  {
    type: 'CLASS_REMOVED',
    old: { A: 'public class A {}', B: 'public class B {}' },
    now: { A: 'public class A {}' },
    client: 'new B();',
  },
  one('CLASS_NO_LONGER_PUBLIC', 'public class A {}', 'class A {}', 'new A();'),
  inA(
    'CLASS_LESS_ACCESSIBLE',
    'public static class N { public N() {} public static void go() {} }',
    'protected static class N { public N() {} public static void go() {} }',
    'A.N.go();',
    '',
    'protected',
  ),
  inA(
    'CLASS_LESS_ACCESSIBLE',
    'protected static class N { public static void go() {} }',
    'private static class N { public static void go() {} }',
    'new S().go();',
    'static class S extends A { void go() { N.go(); } }',
    'private',
  ),
  inA(
    'CLASS_MORE_ACCESSIBLE',
    'protected static class N {}',
    'public static class N {}',
    'new A();',
  ),
  one(
    'CLASS_TYPE_CHANGED',
    'public class A { public void go() {} public static A make() { return new A(); } }',
    'public interface A { default void go() {} static A make() { return new A() {}; } }',
    'A.make().go(); new A();',
    '',
    'class to interface',
  ),
  one(
    'CLASS_TYPE_CHANGED',
    'public interface A { static void go() {} }',
    'public class A { public static void go() {} }',
    'A.go();',
    'static class S implements A {}',
    'interface to class',
  ),
  {
    ...one(
      'CLASS_TYPE_CHANGED',
      'public @interface A {}',
      'public interface A {}',
      'f();',
      '@A static void f() {}',
      'annotation to interface',
    ),
    besides: ['INTERFACE_REMOVED'],
  },
  one('CLASS_NOW_ABSTRACT', 'public class A {}', 'public abstract class A {}', 'new A();'),
  one('CLASS_NO_LONGER_ABSTRACT', 'public abstract class A {}', 'public class A {}', 'new A() {};'),
  one(
    'CLASS_NOW_NOT_EXTENDABLE',
    'public class A {}',
    'public final class A {}',
    'new S();',
    'static class S extends A {}',
    'final',
  ),
  inA(
    'CLASS_NOW_NOT_EXTENDABLE',
    'public A() {}',
    'private A() {}',
    'new S();',
    'static class S extends A {}',
    'constructor',
  ),
  one('CLASS_NO_LONGER_FINAL', 'public final class A {}', 'public class A {}', 'new A();'),
  one(
    'CLASS_NOW_SEALED',
    'public class A {}',
    'public sealed class A permits A.N { public static final class N extends A {} }',
    'new S();',
    'static class S extends A {}',
  ),
  {
    ...one(
      'CLASS_NO_LONGER_SEALED',
      'public sealed interface A permits A.N { record N() implements A {} }',
      'public interface A { record N() implements A {} }',
      'A.N.class.getName();',
    ),
    besides: ['CLASS_NO_LONGER_SEALED'],
  },
  {
    ...one(
      'PERMITTED_SUBCLASS_ADDED',
      'public sealed interface A permits A.N { record N() implements A {} }',
      'public sealed interface A permits A.N, A.M { record N() implements A {} record M() implements A {} }',
      'new A.N();',
    ),
    besides: ['PERMITTED_SUBCLASS_ADDED'],
  },
  inA('CLASS_NOW_STATIC', 'public class N {}', 'public static class N {}', 'new A().new N();'),
  inA(
    'CLASS_NO_LONGER_STATIC',
    'public static class N { public N() {} }',
    'public class N { public N() {} }',
    'new A.N();',
  ),
  {
    ...one(
      'CLASS_NOW_CHECKED_EXCEPTION',
      'public class A extends RuntimeException {}',
      'public class A extends Exception {}',
      'try { f(); } catch (Exception e) { }',
      'static void f() { throw new A(); }',
    ),
    besides: ['SUPERCLASS_REMOVED'],
  },
  one(
    'CLASS_GENERIC_TEMPLATE_CHANGED',
    'public class A<T> {}',
    'public class A<T, U> {}',
    'A<String> a = new A<>();',
  ),
  one(
    'CLASS_GENERIC_TEMPLATE_GENERICS_CHANGED',
    'public class A<T> {}',
    'public class A<T extends Number> {}',
    'A<String> a = new A<>();',
  ),
  one(
    'CLASS_SUPERTYPE_GENERICS_CHANGED',
    'public abstract class A implements Iterable<String> {}',
    'public abstract class A implements Iterable<Integer> {}',
    'f(null);',
    'static void f(A a) { if (a != null) for (String s : a) s.length(); }',
  ),
  one(
    'RECORD_COMPONENT_ADDED',
    'public record A(int x) {}',
    'public record A(int x, int y) {}',
    'new A(1);',
  ),
  one(
    'RECORD_COMPONENT_REMOVED',
    'public record A(int x, int y) {}',
    'public record A(int x) {}',
    'new A(1, 2).y();',
  ),
  one(
    'RECORD_COMPONENT_TYPE_CHANGED',
    'public record A(int x) {}',
    'public record A(long x) {}',
    'int x = new A(1).x();',
  ),
  one(
    'RECORD_COMPONENTS_REORDERED',
    'public record A(int x, String y) {}',
    'public record A(String y, int x) {}',
    'new A(1, "");',
  ),
  {
    type: 'SUPERCLASS_ADDED',
    old: { A: 'public class A {}' },
    now: { A: 'public class A extends B {}', B: 'public class B {}' },
    client: 'new A();',
  },
  {
    type: 'SUPERCLASS_REMOVED',
    old: { A: 'public class A extends B {}', B: 'public class B { public void go() {} }' },
    now: { A: 'public class A {}', B: 'public class B { public void go() {} }' },
    client: 'f(new A());',
    members: 'static void f(B b) { b.go(); }',
  },
  {
    type: 'INTERFACE_REMOVED',
    old: { A: 'public class A implements I {}', I: 'public interface I { default void go() {} }' },
    now: { A: 'public class A {}', I: 'public interface I { default void go() {} }' },
    client: 'f(new A());',
    members: 'static void f(I i) { i.go(); }',
  },
  {
    type: 'INTERFACE_ADDED',
    old: { A: 'public class A {}', I: 'public interface I {}' },
    now: { A: 'public class A implements I {}', I: 'public interface I {}' },
    client: 'new A();',
  },
  inA('CONSTRUCTOR_REMOVED', 'public A(int x) {}', 'public A(long x, int y) {}', 'new A(1);'),
  inA(
    'CONSTRUCTOR_LESS_ACCESSIBLE',
    'public A() {} public A(int x) {}',
    'public A() {} A(int x) {}',
    'new A(1);',
  ),
  inA('CONSTRUCTOR_MORE_ACCESSIBLE', 'protected A() {}', 'public A() {}', 'new A() {};'),
  inA('METHOD_REMOVED', 'public void go() {}', '', 'new A().go();'),
  inA(
    'METHOD_REMOVED',
    'public static void go(int x) {}',
    'public static void go(long x, int y) {}',
    'A.go(1);',
    '',
    'static',
  ),
  {
    type: 'METHOD_REMOVED_IN_SUPERCLASS',
    old: { A: 'public class A extends B {}', B: 'public class B { public void go() {} }' },
    now: { A: 'public class A extends B {}', B: 'public class B {}' },
    client: 'new A().go();',
  },
  {
    type: 'METHOD_REMOVED_IN_SUPERINTERFACE',
    old: { A: 'public interface A extends I {}', I: 'public interface I { void go(); }' },
    now: { A: 'public interface A extends I {}', I: 'public interface I {}' },
    client: 'f(new A() { public void go() {} });',
    members: 'static void f(A a) { a.go(); }',
  },
  {
    type: 'METHOD_MOVED_TO_SUPERCLASS',
    old: { A: 'public class A extends B { public void go() {} }', B: 'public class B {}' },
    now: { A: 'public class A extends B {}', B: 'public class B { public void go() {} }' },
    client: 'new A().go();',
  },
  {
    type: 'METHOD_LESS_ACCESSIBLE',
    variant: 'moved',
    old: { A: 'public class A extends B { public void go() {} }', B: 'public class B {}' },
    now: { A: 'public class A extends B {}', B: 'public class B { protected void go() {} }' },
    client: 'new A().go();',
  },
  inA('METHOD_LESS_ACCESSIBLE', 'public void go() {}', 'void go() {}', 'new A().go();'),
  inA(
    'METHOD_LESS_ACCESSIBLE',
    'public void go() {}',
    'private void go() {}',
    'new A().go();',
    '',
    'private',
  ),
  inA('METHOD_MORE_ACCESSIBLE', 'protected void go() {}', 'public void go() {}', 'new A();'),
  inA(
    'METHOD_RETURN_TYPE_CHANGED',
    'public Object go() { return null; }',
    'public void go() {}',
    'Object o = new A().go();',
  ),
  inA(
    'METHOD_RETURN_TYPE_CHANGED',
    'public Object go() { return null; }',
    'public String go() { return null; }',
    'Object o = new A().go();',
    'static class S extends A { public Object go() { return null; } }',
    'narrower, no bridge',
  ),
  {
    type: 'METHOD_RETURN_TYPE_COVARIANT_CHANGED',
    old: {
      A: 'public class A implements I { public Object go() { return null; } }',
      I: 'public interface I { Object go(); }',
    },
    now: {
      A: 'public class A implements I { public String go() { return null; } }',
      I: 'public interface I { Object go(); }',
    },
    client: 'Object o = new A().go();',
  },
  inA(
    'METHOD_RETURN_TYPE_GENERICS_CHANGED',
    'public java.util.List<String> go() { return java.util.List.of(); }',
    'public java.util.List<Integer> go() { return java.util.List.of(); }',
    'for (String s : new A().go()) s.length();',
  ),
  inA(
    'METHOD_PARAMETER_GENERICS_CHANGED',
    'public void go(java.util.List<String> list) {}',
    'public void go(java.util.List<Integer> list) {}',
    'new A().go(new java.util.ArrayList<String>());',
  ),
  one(
    'METHOD_NOW_ABSTRACT',
    'public abstract class A { public void go() {} }',
    'public abstract class A { public abstract void go(); }',
    'new A() {}.go();',
  ),
  one(
    'METHOD_NO_LONGER_ABSTRACT',
    'public abstract class A { public abstract void go(); }',
    'public abstract class A { public void go() {} }',
    'new A() { public void go() {} }.go();',
  ),
  one(
    'METHOD_ABSTRACT_NOW_DEFAULT',
    'public interface A { void go(); }',
    'public interface A { default void go() {} }',
    'f(new A() { public void go() {} });',
    'static void f(A a) { a.go(); }',
  ),
  inA(
    'METHOD_NOW_FINAL',
    'public void go() {}',
    'public final void go() {}',
    'new S();',
    'static class S extends A { public void go() {} }',
  ),
  inA(
    'METHOD_NO_LONGER_FINAL',
    'public final void go() {}',
    'public void go() {}',
    'new A().go();',
  ),
  inA(
    'METHOD_NOW_STATIC',
    'public void go() {}',
    'public static void go() {}',
    'new A().go();',
    'static class S extends A { public void go() {} }',
  ),
  inA('METHOD_NO_LONGER_STATIC', 'public static void go() {}', 'public void go() {}', 'A.go();'),
  one(
    'METHOD_NON_STATIC_IN_INTERFACE_NOW_STATIC',
    'public interface A { default void go() {} }',
    'public interface A { static void go() {} }',
    'f(new A() {});',
    'static void f(A a) { a.go(); }',
  ),
  one(
    'METHOD_STATIC_IN_INTERFACE_NO_LONGER_STATIC',
    'public interface A { static void go() {} }',
    'public interface A { default void go() {} }',
    'A.go();',
  ),
  inA(
    'METHOD_NOW_VARARGS',
    'public void go(int[] x) {}',
    'public void go(int... x) {}',
    'new A().go(new int[0]);',
  ),
  inA(
    'METHOD_NO_LONGER_VARARGS',
    'public void go(int... x) {}',
    'public void go(int[] x) {}',
    'new A().go(1, 2);',
  ),
  inA(
    'METHOD_NOW_THROWS_CHECKED_EXCEPTION',
    'public void go() {}',
    'public void go() throws java.io.IOException {}',
    'new A().go();',
  ),
  inA(
    'METHOD_NO_LONGER_THROWS_CHECKED_EXCEPTION',
    'public void go() throws java.io.IOException {}',
    'public void go() {}',
    'try { new A().go(); } catch (java.io.IOException e) { }',
  ),
  inA('METHOD_ADDED_TO_PUBLIC_CLASS', '', 'public void go() {}', 'new A();'),
  one(
    'METHOD_ADDED_TO_INTERFACE',
    'public interface A {}',
    'public interface A { void go(); }',
    'new A() {}.hashCode();',
  ),
  one(
    'METHOD_ADDED_TO_INTERFACE',
    'public @interface A {}',
    'public @interface A { int value() default 1; }',
    'f();',
    '@A static void f() {}',
    'with a default',
  ),
  one(
    'METHOD_NEW_DEFAULT',
    'public interface A {}',
    'public interface A { default void go() {} }',
    'new A() {}.hashCode();',
  ),
  one(
    'METHOD_NEW_STATIC_ADDED_TO_INTERFACE',
    'public interface A {}',
    'public interface A { static void go() {} }',
    'new A() {}.hashCode();',
  ),
  one(
    'METHOD_ABSTRACT_ADDED_TO_CLASS',
    'public abstract class A {}',
    'public abstract class A { public abstract void go(); }',
    'new A() {}.hashCode();',
  ),
  {
    type: 'METHOD_ABSTRACT_ADDED_IN_SUPERCLASS',
    old: { A: 'public abstract class A extends B {}', B: 'abstract class B {}' },
    now: {
      A: 'public abstract class A extends B {}',
      B: 'abstract class B { public abstract void go(); }',
    },
    client: 'new A() {}.hashCode();',
  },
  {
    type: 'METHOD_ABSTRACT_ADDED_IN_IMPLEMENTED_INTERFACE',
    old: { A: 'public abstract class A implements I {}', I: 'interface I {}' },
    now: { A: 'public abstract class A implements I {}', I: 'interface I { void go(); }' },
    client: 'new A() {}.hashCode();',
  },
  {
    type: 'METHOD_DEFAULT_ADDED_IN_IMPLEMENTED_INTERFACE',
    old: { A: 'public class A implements I {}', I: 'interface I {}' },
    now: { A: 'public class A implements I {}', I: 'interface I { default void go() {} }' },
    client: 'new A().hashCode();',
  },
  one(
    'ANNOTATION_DEFAULT_ADDED',
    'public @interface A { int value(); }',
    'public @interface A { int value() default 1; }',
    'f();',
    '@A(2) static void f() {}',
  ),
  one(
    'ANNOTATION_DEFAULT_REMOVED',
    'public @interface A { int value() default 1; }',
    'public @interface A { int value(); }',
    'f();',
    '@A static void f() {}',
  ),
  one(
    'ANNOTATION_DEFAULT_CHANGED',
    'public @interface A { int value() default 1; }',
    'public @interface A { int value() default 2; }',
    'f();',
    '@A static void f() {}',
  ),
  inA('FIELD_REMOVED', 'public int x;', '', 'int y = new A().x;'),
  one(
    'FIELD_REMOVED',
    'public enum A { X, Y }',
    'public enum A { X }',
    'A a = A.Y;',
    '',
    'enum constant',
  ),
  {
    type: 'FIELD_REMOVED_IN_SUPERCLASS',
    old: { A: 'public class A extends B {}', B: 'public class B { public int x; }' },
    now: { A: 'public class A extends B {}', B: 'public class B { public long x; }' },
    client: 'int y = new A().x;',
  },
  {
    type: 'FIELD_REMOVED_IN_SUPERINTERFACE',
    old: {
      A: 'public class A implements I {}',
      I: 'public interface I { Object X = "".concat(""); }',
    },
    now: { A: 'public class A implements I {}', I: 'public interface I {}' },
    client: 'Object y = A.X;',
  },
  {
    type: 'FIELD_MOVED_TO_SUPERCLASS',
    old: { A: 'public class A extends B { public int x; }', B: 'public class B {}' },
    now: { A: 'public class A extends B {}', B: 'public class B { public int x; }' },
    client: 'int y = new A().x;',
  },
  inA('FIELD_TYPE_CHANGED', 'public int x;', 'public String x;', 'int y = new A().x;'),
  inA(
    'FIELD_GENERICS_CHANGED',
    'public java.util.List<String> x = java.util.List.of();',
    'public java.util.List<Integer> x = java.util.List.of();',
    'for (String s : new A().x) s.length();',
  ),
  inA('FIELD_LESS_ACCESSIBLE', 'public int x;', 'protected int x;', 'int y = new A().x;'),
  inA('FIELD_MORE_ACCESSIBLE', 'protected int x;', 'public int x;', 'new A();'),
  {
    type: 'FIELD_LESS_ACCESSIBLE_THAN_IN_SUPERCLASS',
    old: { A: 'public class A extends B {}', B: 'public class B { public int x; }' },
    now: { A: 'public class A extends B { int x; }', B: 'public class B { public int x; }' },
    client: 'int y = new A().x;',
  },
  {
    type: 'FIELD_STATIC_AND_OVERRIDES_STATIC',
    old: { A: 'public class A extends B {}', B: 'public class B { public static int x; }' },
    now: {
      A: 'public class A extends B { public static int x; }',
      B: 'public class B { public static int x; }',
    },
    client: 'int y = A.x;',
  },
  {
    type: 'FIELD_NOW_STATIC',
    variant: 'hides',
    old: { A: 'public class A extends B {}', B: 'public class B { public int x; }' },
    now: {
      A: 'public class A extends B { public static int x; }',
      B: 'public class B { public int x; }',
    },
    client: 'int y = new A().x;',
  },
  inA('FIELD_NOW_FINAL', 'public int x;', 'public final int x = 1;', 'new A().x = 2;'),
  inA(
    'FIELD_NOW_FINAL',
    'public static int x;',
    'public static final int x = 1;',
    'A.x = 2;',
    '',
    'static',
  ),
  inA(
    'FIELD_NO_LONGER_FINAL',
    'public final int x = 1;',
    'public int x = 1;',
    'int y = new A().x;',
  ),
  inA('FIELD_NOW_STATIC', 'public int x;', 'public static int x;', 'int y = new A().x;'),
  inA('FIELD_NO_LONGER_STATIC', 'public static int x;', 'public int x;', 'int y = A.x;'),
  inA('FIELD_NOW_TRANSIENT', 'public int x;', 'public transient int x;', 'int y = new A().x;'),
  inA(
    'FIELD_NO_LONGER_TRANSIENT',
    'public transient int x;',
    'public int x;',
    'int y = new A().x;',
  ),
  inA('FIELD_NOW_VOLATILE', 'public int x;', 'public volatile int x;', 'int y = new A().x;'),
  inA('FIELD_NO_LONGER_VOLATILE', 'public volatile int x;', 'public int x;', 'int y = new A().x;'),
  inA(
    'FIELD_CONSTANT_CHANGED',
    'public static final int X = 1;',
    'public static final int X = 2;',
    'int y = A.X;',
  ),
  inA(
    'FIELD_NO_LONGER_CONSTANT',
    'public static final int X = 1;',
    'public static final int X = "".length();',
    'switch (1) { case A.X: default: }',
  ),
  one(
    'ENUM_CONSTANT_ADDED',
    'public enum A { X }',
    'public enum A { X, Y }',
    'int y = switch (A.X) { case X -> 1; };',
  ),
  one('ENUM_CONSTANTS_REORDERED', 'public enum A { X, Y }', 'public enum A { Y, X }', 'A a = A.X;'),
  one(
    'ANNOTATION_ADDED',
    'public interface A { void go(); }',
    '@FunctionalInterface public interface A { void go(); }',
    'A a = () -> {};',
  ),
  inA(
    'ANNOTATION_DEPRECATED_ADDED',
    'public void go() {}',
    '@Deprecated public void go() {}',
    'new A().go();',
  ),
  inA(
    'ANNOTATION_MODIFIED',
    '@Deprecated(since = "1") public void go() {}',
    '@Deprecated(since = "2") public void go() {}',
    'new A().go();',
  ),
  inA(
    'ANNOTATION_REMOVED',
    '@Deprecated public void go() {}',
    'public void go() {}',
    'new A().go();',
  ),
];

/** The package of a case. */
export function casePackage({ type, variant = '' }: ApiCase): string {
  return [type, variant]
    .filter((text) => text !== '')
    .join('_')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '_');
}
