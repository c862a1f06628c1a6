import { referenceUse } from '../../src/jvm/classpath/jar-index.js';
import type { Constant } from './javap.js';
import { constantsOf } from './javap.js';

/** By mnemonic. */
const uses: Readonly<Record<string, number>> = {
  getstatic: referenceUse.getStatic,
  putstatic: referenceUse.putStatic,
  getfield: referenceUse.getField,
  putfield: referenceUse.putField,
  invokevirtual: referenceUse.invokeVirtual,
  invokespecial: referenceUse.invokeSpecial,
  invokestatic: referenceUse.invokeStatic,
  invokeinterface: referenceUse.invokeInterface,
  new: referenceUse.newObject,
  anewarray: referenceUse.type,
  checkcast: referenceUse.type,
  instanceof: referenceUse.type,
  multianewarray: referenceUse.type,
  ldc: referenceUse.type,
  ldc_w: referenceUse.type,
};

/** By the words of javap for a method handle. */
const handleUses: Readonly<Record<string, number>> = {
  REF_getField: referenceUse.getField,
  REF_getStatic: referenceUse.getStatic,
  REF_putField: referenceUse.putField,
  REF_putStatic: referenceUse.putStatic,
  REF_invokeVirtual: referenceUse.invokeVirtual,
  REF_invokeStatic: referenceUse.invokeStatic,
  REF_invokeSpecial: referenceUse.invokeSpecial,
  REF_newInvokeSpecial: referenceUse.invokeSpecial,
  REF_invokeInterface: referenceUse.invokeInterface,
};

/**
 * What the instructions, exception tables and bootstrap methods that `javap -v -p` lists do with classes and members:
 * `OWNER` or `OWNER.NAME:DESCRIPTOR` to bits of `referenceUse`. Every bootstrap method is taken to be used, as javac's are.
 */
export function codeUsesInJavap(output: string): ReadonlyMap<string, number> {
  const pool = constantsOf(output);
  const found = new Map<string, number>();
  for (const [name, use] of [...usesByCode(pool, output), ...usesByBootstrap(pool, output)])
    if (name !== undefined && use !== 0) found.set(name, (found.get(name) ?? 0) | use);
  return found;
}

type Pool = ReadonlyMap<string, Constant>;
type Use = readonly [name: string | undefined, use: number];

function usesByCode(pool: Pool, output: string): readonly Use[] {
  const body = output.slice(output.indexOf('\n{\n'));
  const instructions = [...body.matchAll(/^ +\d+: (\w+) +#(\d+)/gm)];
  const caught = [...body.matchAll(/^ +\d+ +\d+ +\d+ +Class (\S+)$/gm)];
  return [
    ...instructions.map(([, mnemonic = '', index = '']): Use => [
      nameOf(pool, index),
      uses[mnemonic] ?? 0,
    ]),
    ...caught.map(([, name = '']): Use => [name.replace(/^"(.*)"$/, '$1'), referenceUse.caught]),
  ];
}

function usesByBootstrap(pool: Pool, output: string): readonly Use[] {
  const bootstrap = /^BootstrapMethods:\n(?:^ .*\n?)*/m.exec(output)?.[0] ?? '';
  return [...bootstrap.matchAll(/^ +(?:\d+: )?#(\d+) /gm)].flatMap(
    ([, index = '']): readonly Use[] => {
      const constant = pool.get(index);
      if (constant?.kind === 'Class') return [[nameOf(pool, index), referenceUse.type]];
      return constant?.kind === 'MethodHandle' ? usesByHandle(pool, constant) : [];
    },
  );
}

function usesByHandle(pool: Pool, { value }: Constant): readonly Use[] {
  const [, kind = '', member = ''] = /^(\d+):#(\d+)/.exec(value.trim()) ?? [];
  const word = Object.keys(handleUses)[Number(kind) - 1] ?? '';
  const own: Use = [nameOf(pool, member), handleUses[word] ?? 0];
  return word === 'REF_newInvokeSpecial'
    ? [own, [nameOf(pool, ownerOf(pool.get(member))), referenceUse.newObject]]
    : [own];
}

function nameOf(pool: Pool, index: string): string | undefined {
  const constant = pool.get(index);
  if (constant === undefined) return undefined;
  const parts = constant.value
    .trim()
    .split(/[.:]/)
    .map((part) => part.replace('#', ''));
  if (constant.kind === 'Class') return pool.get(parts[0] ?? '')?.value;
  if (!constant.kind.endsWith('ref')) return undefined;
  const [, type = ''] = parts;
  return `${nameOf(pool, ownerOf(constant))}.${namesOf(pool, type).join(':')}`;
}

function ownerOf(constant: Constant | undefined): string {
  return constant?.value.trim().split('.')[0]?.slice(1) ?? '';
}

function namesOf(pool: Pool, index: string): readonly string[] {
  const value = pool.get(index)?.value.trim() ?? '';
  return value.split(':').map((part) => pool.get(part.slice(1))?.value ?? '');
}
