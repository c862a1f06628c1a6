/** What a class of a test says: enough for a bytecode library to read it and find something to rename. */
export interface TinyClass {
  readonly name: string;
  /** Left out: `java/lang/Object`. */
  readonly superName?: string;
  /** JVMS table 4.1-B; left out: a public class. */
  readonly access?: number;
  /** Internal names of its superinterfaces. */
  readonly interfaces?: readonly string[];
  /** Internal names of its fields' types. */
  readonly fields?: readonly string[];
  /** Public methods without code, unless their access flags say otherwise. */
  readonly methods?: readonly {
    readonly name: string;
    readonly descriptor: string;
    readonly access?: number;
  }[];
  /** Members that it refers to, by the tag of the constant (JVMS table 4.4-A). */
  readonly references?: readonly {
    readonly tag: 9 | 10 | 11;
    readonly owner: string;
    readonly name: string;
    readonly descriptor: string;
  }[];
  /** Values of its string constants. */
  readonly strings?: readonly string[];
  /** Class constants that nothing uses. */
  readonly unused?: readonly string[];
  /** The generic signature of the class. */
  readonly signature?: string;
  /** A string in an annotation, and the annotation's type. */
  readonly annotation?: { readonly type: string; readonly value: string };
  readonly source?: string;
  readonly major?: number;
}

/** The bytes of such a class (JVMS §4.1). */
export function tinyClass(spec: TinyClass): Buffer {
  const pool = constantPool();
  const { interfaces = [], methods = [], references = [], unused = [] } = spec;
  const body = [
    // access, this, super
    ...u2(
      spec.access ?? 0x21,
      pool.classOf(spec.name),
      pool.classOf(spec.superName ?? 'java/lang/Object'),
    ),
    ...u2(interfaces.length, ...interfaces.map((name) => pool.classOf(name))),
    ...fieldsOf(spec, pool),
    ...u2(methods.length),
    ...methods.flatMap(({ name, descriptor, access = 1 }) =>
      u2(access, pool.utf8(name), pool.utf8(descriptor), 0),
    ),
  ];
  for (const one of references) pool.memberOf(one);
  const attributes = attributesOf(spec, pool);
  body.push(...u2(attributes.length), ...attributes.flat());
  for (const name of unused) pool.classOf(name);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(0xcafebabe, 0);
  head.writeUInt16BE(spec.major ?? 52, 6);
  return Buffer.concat([head, pool.bytes(), Buffer.from(body)]);
}

function u2(...values: readonly number[]): number[] {
  return values.flatMap((value) => [value >> 8, value & 0xff]);
}

type Pool = ReturnType<typeof constantPool>;

function fieldsOf({ fields = [], strings = [] }: TinyClass, pool: Pool): number[] {
  return [
    ...u2(fields.length + strings.length),
    ...fields.flatMap((type, index) => u2(2, pool.utf8(`f${index}`), pool.utf8(`L${type};`), 0)),
    ...strings.flatMap((value, index) => [
      ...u2(0x18, pool.utf8(`s${index}`), pool.utf8('Ljava/lang/String;'), 1),
      ...u2(pool.utf8('ConstantValue'), 0, 2, pool.stringOf(value)),
    ]),
  ];
}

function attributesOf({ source, signature, annotation }: TinyClass, pool: Pool): number[][] {
  const attributes: number[][] = [];
  if (source !== undefined) attributes.push(u2(pool.utf8('SourceFile'), 0, 2, pool.utf8(source)));
  if (signature !== undefined)
    attributes.push(u2(pool.utf8('Signature'), 0, 2, pool.utf8(signature)));
  if (annotation)
    attributes.push([
      ...u2(pool.utf8('RuntimeInvisibleAnnotations'), 0, 11, 1),
      ...u2(pool.utf8(`L${annotation.type};`), 1, pool.utf8('value')),
      0x73,
      ...u2(pool.utf8(annotation.value)),
    ]);
  return attributes;
}

function constantPool() {
  const parts: Buffer[] = [];
  const known = new Map<string, number>();
  const add = (key: string, bytes: () => Buffer): number => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const content = bytes();
    parts.push(content);
    known.set(key, parts.length);
    return parts.length;
  };
  const utf8 = (text: string): number =>
    add(`u${text}`, () => {
      const bytes = Buffer.from(text);
      return Buffer.concat([Buffer.from([1, ...u2(bytes.length)]), bytes]);
    });
  const classOf = (name: string): number => {
    const index = utf8(name);
    return add(`c${name}`, () => Buffer.from([7, ...u2(index)]));
  };
  return {
    utf8,
    classOf,
    stringOf: (text: string): number => {
      const index = utf8(text);
      return add(`s${text}`, () => Buffer.from([8, ...u2(index)]));
    },
    memberOf: ({ tag, owner, name, descriptor }: NonNullable<TinyClass['references']>[number]) => {
      const ownerAt = classOf(owner);
      const type = u2(utf8(name), utf8(descriptor));
      const typeAt = add(`t${name} ${descriptor}`, () => Buffer.from([12, ...type]));
      return add(`m${tag} ${owner} ${name} ${descriptor}`, () =>
        Buffer.from([tag, ...u2(ownerAt, typeAt)]),
      );
    },
    bytes: () => {
      const count = parts.length + 1;
      return Buffer.concat([Buffer.from(u2(count)), ...parts]);
    },
  };
}
