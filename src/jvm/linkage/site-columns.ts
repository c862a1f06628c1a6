import type { ClassColumns } from '../classpath/jar-index.js';

export const referenceUse = {
  getStatic: 1,
  putStatic: 2,
  getField: 4,
  putField: 8,
  invokeVirtual: 16,
  invokeSpecial: 32,
  invokeStatic: 64,
  invokeInterface: 128,
  newObject: 256,
  type: 512,
  caught: 1024,
  verified: 2048,
  optionalClass: 4096,
  optionalMember: 8192,
} as const;

export function usesOf(classes: ClassColumns): Uint32Array | undefined {
  return 'referenceUses' in classes && classes.referenceUses instanceof Uint32Array
    ? classes.referenceUses
    : undefined;
}

export function nestHostsOf(classes: ClassColumns): Uint32Array | undefined {
  return 'nestHost' in classes && classes.nestHost instanceof Uint32Array
    ? classes.nestHost
    : undefined;
}
