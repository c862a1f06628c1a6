/**
 * What the code of a class does with a reference, one bit each; a method handle counts as the instruction it stands for
 * (JVMS table 5.4.3.5-A).
 */
export const referenceUse = {
  getStatic: 1,
  putStatic: 2,
  getField: 4,
  putField: 8,
  invokeVirtual: 0x10,
  invokeSpecial: 0x20,
  invokeStatic: 0x40,
  invokeInterface: 0x80,
  /** `new`: an abstract class is refused (JVMS §6.5). */
  newObject: 0x100,
  /** Checked, made an array of, loaded, or an argument of a dynamic call site. */
  type: 0x200,
  caught: 0x400,
  /** The verifier loads the class when this one is linked, before any of its handlers is there (JVMS §4.10). */
  verified: 0x800,
  /** Each use lies where the code goes on without the class: a handler takes `NoClassDefFoundError`. */
  optionalClass: 0x1000,
  /** As `optionalClass`, of `NoSuchMethodError` or `NoSuchFieldError`; of a class: of `InstantiationError`. */
  optionalMember: 0x2000,
  /** As `optionalClass`, of `IllegalAccessError`. */
  optionalAccess: 0x4000,
  /** As `optionalClass`, of `IncompatibleClassChangeError` itself. */
  optionalChange: 0x8000,
} as const;
