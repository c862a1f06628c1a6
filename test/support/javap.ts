/** What `javap -v -p` says of a class, in the words of `classLines`. */
export interface JavapClass {
  readonly name: string;
  readonly head: readonly string[];
  /** `ACCESS NAME DESCRIPTOR`, fields first. */
  readonly members: readonly string[];
  /** `class OWNER`, `field OWNER.NAME:DESCRIPTOR` …, each once, sorted: javap names what is caught, not its constant. */
  readonly references: readonly string[];
}

/** A constant as javap lists it. */
export interface Constant {
  readonly kind: string;
  readonly value: string;
}

const referenceKinds: Readonly<Record<string, string>> = {
  Class: 'class',
  Fieldref: 'field',
  Methodref: 'method',
  InterfaceMethodref: 'interface-method',
};

/** Reads the output of `javap -v -p` (JDK 17 to 25) for one class. */
export function parseJavap(output: string): JavapClass {
  const pool = constantsOf(output);
  const self = /^ *this_class: #(\d+)/m.exec(output)?.[1] ?? '';
  const superClass = /^ *super_class: #(\d+)/m.exec(output)?.[1] ?? '0';
  const name = textOf(pool, pool.get(self)?.value ?? '');
  const linked = linkedClasses(output, pool);
  return {
    name,
    head: [
      `major ${/^ *major version: (\d+)/m.exec(output)?.[1]}`,
      `access ${Number(/^ *flags: \((0x[0-9a-f]+)\)/m.exec(output)?.[1])}`,
      `super ${superClass === '0' ? '' : textOf(pool, pool.get(superClass)?.value ?? '')}`,
      ...interfacesOf(output),
    ],
    members: membersOf(output, name),
    references: distinct(
      [...pool].flatMap(([index, constant]) =>
        index === self || (constant.kind === 'Class' && !linked.has(index))
          ? []
          : referenceOf(pool, constant),
      ),
    ),
  };
}

/** The constant pool by index. */
export function constantsOf(output: string): ReadonlyMap<string, Constant> {
  return new Map(
    [...output.matchAll(/^ *#(\d+) = (\w+) *([^\n]*)$/gm)].map(
      ([, index = '', kind = '', value = '']) => [
        index,
        { kind, value: kind === 'Utf8' ? value : value.replace(/ *\/\/[^\n]*$/, '') },
      ],
    ),
  );
}

/** Each once, in byte order. */
export function distinct(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)].sort();
}

/** Class constants that running the class resolves: named by its code, caught, owners, supertypes, bootstrap arguments. */
function linkedClasses(output: string, pool: ReadonlyMap<string, Constant>): ReadonlySet<string> {
  const body = output.slice(output.indexOf('\n{\n'));
  const caught = new Set(
    [...body.matchAll(/^ +\d+ +\d+ +\d+ +Class (\S+)$/gm)].map(([, name = '']) => name),
  );
  const supertypes = new Set(interfacesOf(output).map((line) => line.slice('interface '.length)));
  const named = body.matchAll(
    /^ +\d+: (?:new|anewarray|checkcast|instanceof|multianewarray|ldc|ldc_w) +#(\d+)/gm,
  );
  const bootstrap = /^BootstrapMethods:\n(?:^ .*\n)*/m.exec(output)?.[0] ?? '';
  const superClass = /^ *super_class: #(\d+)/m.exec(output)?.[1] ?? '0';
  const owners = [...pool.values()].flatMap(({ kind, value }) =>
    kind.endsWith('ref') ? [value.trim().split('.')[0]?.slice(1) ?? ''] : [],
  );
  const byName = [...pool].flatMap(([index, { kind, value }]) => {
    const name = kind === 'Class' ? textOf(pool, value) : '';
    return caught.has(name) || supertypes.has(name) ? [index] : [];
  });
  const operands = [...named, ...bootstrap.matchAll(/^ {6}#(\d+) /gm)].map(
    ([, index = '']) => index,
  );
  return new Set([...operands, ...owners, ...byName, superClass]);
}

/** A utf8 by its `#n`. */
function textOf(pool: ReadonlyMap<string, Constant>, reference: string): string {
  return pool.get(reference.trim().slice(1))?.value ?? '';
}

function referenceOf(
  pool: ReadonlyMap<string, Constant>,
  { kind, value }: Constant,
): readonly string[] {
  const word = referenceKinds[kind];
  if (word === undefined) return [];
  if (word === 'class') return [`class ${textOf(pool, value)}`];
  const [owner = '', type = ''] = value.trim().split('.');
  const [name = '', descriptor = ''] = (pool.get(type.slice(1))?.value ?? '').trim().split(':');
  const ownerName = textOf(pool, pool.get(owner.slice(1))?.value ?? '');
  return [`${word} ${ownerName}.${textOf(pool, name)}:${textOf(pool, descriptor)}`];
}

/** From the line that declares the class; type arguments are taken out. */
function interfacesOf(output: string): readonly string[] {
  const declaration = /^(?:\w+ )*(?:class|interface) .*$/m.exec(output)?.[0] ?? '';
  const plain = withoutTypeArguments(declaration);
  const isInterface = /^(?:\w+ )*interface /.test(plain);
  const list = (isInterface ? / extends (.*)$/ : / implements (.*)$/).exec(plain)?.[1] ?? '';
  return list === ''
    ? []
    : list.split(/, ?/).map((one) => `interface ${one.trim().replaceAll('.', '/')}`);
}

function withoutTypeArguments(text: string): string {
  let depth = 0;
  let plain = '';
  for (const char of text) {
    if (char === '<') depth++;
    if (depth === 0) plain += char;
    if (char === '>') depth--;
  }
  return plain;
}

/** A member's line is the one before its descriptor. From JDK 25 on, javap complains between the lines where a class file is older than a flag in it; the flags follow. */
function membersOf(output: string, className: string): readonly string[] {
  const body = output.slice(output.indexOf('\n{\n'));
  return [
    ...body.matchAll(
      /^ {2}(\S.*);(?: *\/\/.*)?\n {4}descriptor: (\S+)\n(?:Error: Access Flags: .*\n)? {4}flags: \((0x[0-9a-f]+)\)/gm,
    ),
  ].map(([, line = '', descriptor = '', flags = '']) => {
    const name = memberName(line, descriptor, className);
    return `${Number(flags)} ${name} ${descriptor}`;
  });
}

/** The name of the member that a line of javap declares. */
export function memberName(line: string, descriptor: string, className: string): string {
  if (!descriptor.startsWith('(')) return line.slice(line.lastIndexOf(' ') + 1);
  if (/(?:^| )static \{\}$/.test(line)) return '<clinit>';
  const name = /([^\s(]+)\(/.exec(line)?.[1] ?? '';
  return name === className.replaceAll('/', '.') ? '<init>' : name;
}
