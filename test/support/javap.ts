/** What `javap -v -p` says of a class, in the words of `classLines`. */
export interface JavapClass {
  readonly name: string;
  readonly head: readonly string[];
  /** `ACCESS NAME DESCRIPTOR`, fields first. */
  readonly members: readonly string[];
  /** `class OWNER`, `field OWNER.NAME:DESCRIPTOR` …, in the order of the constant pool. */
  readonly references: readonly string[];
}

interface Constant {
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
  const pool = new Map(
    [...output.matchAll(/^ *#(\d+) = (\w+) *(.*)$/gm)].map(
      ([, index = '', kind = '', value = '']) => [
        index,
        { kind, value: kind === 'Utf8' ? value : value.replace(/ *\/\/.*$/, '') },
      ],
    ),
  );
  const self = /^ *this_class: #(\d+)/m.exec(output)?.[1] ?? '';
  const superClass = /^ *super_class: #(\d+)/m.exec(output)?.[1] ?? '0';
  const name = textOf(pool, pool.get(self)?.value ?? '');
  return {
    name,
    head: [
      `major ${/^ *major version: (\d+)/m.exec(output)?.[1]}`,
      `access ${Number(/^ *flags: \((0x[0-9a-f]+)\)/m.exec(output)?.[1])}`,
      `super ${superClass === '0' ? '' : textOf(pool, pool.get(superClass)?.value ?? '')}`,
      ...interfacesOf(output),
    ],
    members: membersOf(output, name),
    references: [...pool].flatMap(([index, constant]) =>
      index === self ? [] : referenceOf(pool, constant),
    ),
  };
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

/** A member's line is the one before its descriptor. */
function membersOf(output: string, className: string): readonly string[] {
  const body = output.slice(output.indexOf('\n{\n'));
  return [
    ...body.matchAll(
      /^ {2}(\S.*);(?: *\/\/.*)?\n {4}descriptor: (\S+)\n {4}flags: \((0x[0-9a-f]+)\)/gm,
    ),
  ].map(([, line = '', descriptor = '', flags = '']) => {
    const name = memberName(line, descriptor, className);
    return `${Number(flags)} ${name} ${descriptor}`;
  });
}

function memberName(line: string, descriptor: string, className: string): string {
  if (!descriptor.startsWith('(')) return line.slice(line.lastIndexOf(' ') + 1);
  if (/(?:^| )static \{\}$/.test(line)) return '<clinit>';
  const name = /([^\s(]+)\(/.exec(line)?.[1] ?? '';
  return name === className.replaceAll('/', '.') ? '<init>' : name;
}
