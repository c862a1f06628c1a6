/** What the JVM says by throwing it, by simple name (JVMS §5.4, and the API of `java.lang` and `java.util.ServiceLoader`). */
const meanings: Readonly<Record<string, string>> = {
  AbstractMethodError: 'the method that is called has no body',
  ClassCircularityError: 'a class is its own supertype',
  ClassFormatError: 'the class file is not what the format asks for',
  ClassNotFoundException: 'no class has that name',
  IllegalAccessError: 'the class or member may not be used from there',
  IncompatibleClassChangeError:
    'the class or member is of another kind: static, an interface, final or sealed',
  InstantiationError: 'the class is abstract or an interface, and an instance of it is made',
  LinkageError: 'two loaders disagree about a class',
  NoClassDefFoundError: 'the class is not there',
  NoSuchFieldError: 'the class has no such field',
  NoSuchMethodError: 'the class has no such method',
  ServiceConfigurationError: 'a provider of a service is not there, or is not of its type',
  UnsupportedClassVersionError: 'the class file is newer than the Java that runs it',
  VerifyError: 'the code does not fit the classes that it uses',
};

/** An error in a few words; of one that nobody foretold, that it is one. */
export function linkageErrorText(error: string): string {
  return Object.hasOwn(meanings, error) ? (meanings[error] ?? '') : 'it does not link';
}
