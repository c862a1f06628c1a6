import type { Constant } from './javap.js';
import { constantsOf, memberName, parseJavap } from './javap.js';

/** Compilers before Java 5 said it by an attribute (JVMS §4.7.8). */
const SYNTHETIC = 0x1000;

type Pool = ReadonlyMap<string, Constant>;

/** What `javap -v -p` (JDK 17 to 25) says that a class declares, in the words of `declarationLines`. */
export function javapDeclaration(output: string): readonly string[] {
  return linesOf(output).map(withoutEdges);
}

/** javap writes no space at the end of a line and aligns what is at its beginning: texts lose theirs. */
export function withoutEdges(line: string): string {
  return line.replaceAll(/" +/g, '"').replaceAll(/ +"/g, '"');
}

function linesOf(output: string): readonly string[] {
  const pool = constantsOf(output);
  const { name, head } = parseJavap(output);
  const body = output.indexOf('\n{\n');
  const end = output.indexOf('\n}\n', body);
  const behind = output.slice(end + 3);
  const version = /^ *minor version: (\d+)\n *major version: (\d+)/m.exec(output);
  const made = /^Synthetic: true/m.test(behind) ? SYNTHETIC : 0;
  const access = Number(/^ *flags: \((0x[0-9a-f]+)\)/m.exec(output)?.[1]) | made;
  const own = ownEntry(behind, pool, name, access);
  const isLocal = /^EnclosingMethod: /m.test(behind);
  const nesting =
    own === undefined ? 'top' : isLocal && own.nesting === 'member' ? 'local' : own.nesting;
  return [
    `class ${name} ${version?.[2]}.${version?.[1]} ${nesting}`,
    `access ${own?.access ?? access}`,
    ...head.filter((line) => !/^(?:major|access) /.test(line)),
    ...permitted(behind),
    ...membersIn(/^Record:\n(?:^(?: .*)?\n)*/m.exec(behind)?.[0] ?? '').map((block) => {
      const { line, type } = headOf(block);
      const signature = /^ {4}Signature: #(\d+)/m.exec(block)?.[1];
      const component = memberName(line, type, name);
      return `component ${component} ${type} ${signature === undefined ? '' : utf8(pool, signature)}`;
    }),
    ...attributes(behind, '', '', pool),
    ...membersIn(output.slice(body, end + 1)).flatMap((block) => member(block, pool, name)),
  ];
}

function permitted(behind: string): readonly string[] {
  const list = /^PermittedSubclasses:\n((?: {2}.*\n)*)/m.exec(behind)?.[1] ?? '';
  return [...list.matchAll(/\S+/g)].map(([one]) => `permits ${one}`);
}

/** From the line that declares a member to the next such line. */
function membersIn(text: string): readonly string[] {
  return text.split(/^(?= {2}\S.*\n {4}descriptor: )/m).slice(1);
}

function headOf(block: string): { readonly line: string; readonly type: string } {
  const [, line = '', type = ''] = /^ {2}(\S.*);.*\n {4}descriptor: (\S+)/.exec(block) ?? [];
  return { line, type };
}

function member(block: string, pool: Pool, className: string): readonly string[] {
  const { line, type } = headOf(block);
  const said = Number(/^ {4}flags: \((0x[0-9a-f]+)\)/m.exec(block)?.[1]);
  const flags = said | (/^ {4}Synthetic: true/m.test(block) ? SYNTHETIC : 0);
  // Not `.*`: a text may hold U+2028, which ends a line for a pattern and not for javap.
  const constant = /^ {4}ConstantValue: ([^\n]*)$/m.exec(block)?.[1];
  const thrown = /^ {4}Exceptions:\n {6}throws (.*)$/m.exec(block)?.[1];
  const given = /^ {6}default_value: ([^\n]*)$/m.exec(block)?.[1];
  return [
    `${flags} ${memberName(line, type, className)} ${type}`,
    ...(constant === undefined ? [] : [`  constant ${constantOf(constant)}`]),
    ...(thrown?.split(', ') ?? []).map((one) => `  throws ${one.replaceAll('.', '/')}`),
    ...(given === undefined ? [] : [`  default ${new RawValue(given, pool).value()}`]),
    ...attributes(block, '    ', '  ', pool),
  ];
}

function attributes(text: string, indent: string, ours: string, pool: Pool): readonly string[] {
  const signature = new RegExp(`^${indent}Signature: #(\\d+)`, 'm').exec(text)?.[1];
  const lists = new RegExp(
    `^${indent}Runtime(?:Inv|V)isibleAnnotations:\n((?:${indent}  .*\n)*)`,
    'gm',
  );
  const raw = new RegExp(`^${indent}  \\d+: (#.*)$`, 'gm');
  const annotations = [...text.matchAll(lists)].flatMap(([, list = '']) =>
    [...list.matchAll(raw)].map(([, one = '']) => new RawValue(one, pool).annotation()),
  );
  return [
    ...(signature === undefined ? [] : [`${ours}signature ${utf8(pool, signature)}`]),
    ...(new RegExp(`^${indent}Deprecated: true`, 'm').test(text) ? [`${ours}deprecated`] : []),
    ...annotations.sort().map((one) => ours + one),
  ];
}

const modifiers: Readonly<Record<string, number>> = {
  public: 1,
  private: 2,
  protected: 4,
  static: 8,
  final: 0x10,
  abstract: 0x400,
};

/** The class's own entry in InnerClasses: `static final #70= #8 of #3;`, without `=` anonymous, without `of` local. */
function ownEntry(
  behind: string,
  pool: Pool,
  name: string,
  access: number,
): { readonly access: number; readonly nesting: string } | undefined {
  const list = /^InnerClasses:\n((?: {2}.*\n)*)/m.exec(behind)?.[1] ?? '';
  for (const [, words = '', simple, inner = '', outer] of list.matchAll(
    /^ {2}((?:[a-z]+ )*)(#\d+= )?#(\d+)( of #\d+)?;/gm,
  )) {
    if (classOf(pool, inner) !== name) continue;
    const said = words.split(' ').reduce((mask, word) => mask | (modifiers[word] ?? 0), 0);
    const kind = access & 0x6200; // enum, annotation, interface: javap leaves them out here
    const isInterface = (access & 0x200) !== 0;
    const nesting = simple === undefined ? 'anonymous' : outer === undefined ? 'local' : 'member';
    return { access: said | kind | (isInterface ? 0x400 : 0), nesting };
  }
  return undefined;
}

/** `String a \"b\"` → `String "a \"b\""`, `float 1.1f` → `float 1.1`. */
function constantOf(said: string): string {
  const [, kind = '', value = ''] = /^(\w+) ?([^]*)$/.exec(said) ?? [];
  if (kind === 'String') return `String ${JSON.stringify(unescaped(value))}`;
  return kind === 'int' || kind === 'long' ? said.replace(/l$/, '') : `${kind} ${real(value)}`;
}

/** Java's digits of a floating-point number in the form of JavaScript. */
function real(said: string): string {
  const value = Number(said.replace(/[dfDF]$/, ''));
  return Object.is(value, -0) ? '-0' : String(value);
}

/** The form in which javap shows an annotation's constants: `#134(#135=s#136,#144=[I#145,I#146])`. */
class RawValue {
  readonly #text: string;
  readonly #pool: Pool;
  #at = 0;

  constructor(text: string, pool: Pool) {
    this.#text = text;
    this.#pool = pool;
  }

  annotation(): string {
    const type = `@${typeOf(utf8(this.#pool, this.#index()))}`;
    const elements = this.#list('(', ')', () => {
      const name = utf8(this.#pool, this.#index());
      this.#at++;
      return `${name}=${this.value()}`;
    });
    return elements.length === 0 ? type : `${type}(${elements.sort().join(', ')})`;
  }

  value(): string {
    const kind = this.#text[this.#at] ?? '';
    if (kind === '[') return `{${this.#list('[', ']', () => this.value()).join(', ')}}`;
    this.#at++;
    if (kind === '@') return this.annotation();
    const index = this.#index();
    if (kind === 's') return JSON.stringify(unescaped(utf8(this.#pool, index)));
    if (kind === 'c') return `${typeOf(utf8(this.#pool, index))}.class`;
    if (kind !== 'e') return numberOf(kind, this.#pool.get(index)?.value.trim() ?? '');
    this.#at++;
    return `${typeOf(utf8(this.#pool, index))}.${utf8(this.#pool, this.#index())}`;
  }

  #index(): string {
    const digits = /^#(\d+)/.exec(this.#text.slice(this.#at))?.[1] ?? '';
    this.#at += digits.length + 1;
    return digits;
  }

  #list(open: string, close: string, one: () => string): string[] {
    if (this.#text[this.#at] !== open) throw new Error(`no ${open} in ${this.#text}`);
    const found: string[] = [];
    for (this.#at++; this.#text[this.#at] !== close;) {
      if (this.#text[this.#at] === ',') this.#at++;
      found.push(one());
    }
    this.#at++;
    return found;
  }
}

function numberOf(kind: string, said: string): string {
  switch (kind) {
    case 'B':
      return `(byte) ${said}`;
    case 'S':
      return `(short) ${said}`;
    case 'C':
      return `'${JSON.stringify(String.fromCharCode(Number(said))).slice(1, -1)}'`;
    case 'Z':
      return said === '0' ? 'false' : 'true';
    case 'J':
      return `${said.replace(/l$/, '')}L`;
    case 'F':
      return `${real(said)}f`;
    case 'D':
      return `${real(said)}d`;
    default:
      return said;
  }
}

const words = 'byte char double float int long short void boolean'.split(' ');

function typeOf(descriptor: string): string {
  const [, brackets = '', name, letter = ''] =
    /^(\[*)(?:L(.*);|([BCDFIJSVZ]))$/.exec(descriptor) ?? [];
  const type = name?.replaceAll('/', '.') ?? words['BCDFIJSVZ'.indexOf(letter)];
  return type + '[]'.repeat(brackets.length);
}

/** javap writes constants with the escapes of Java. */
function unescaped(said: string): string {
  const named: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f' };
  return said.replaceAll(/\\(?:u([0-9a-f]{4})|(.))/g, (_all, code?: string, char = '') =>
    code === undefined ? (named[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function utf8(pool: Pool, index: string): string {
  return pool.get(index)?.value ?? '';
}

function classOf(pool: Pool, index: string): string {
  return utf8(pool, pool.get(index)?.value.trim().slice(1) ?? '');
}
