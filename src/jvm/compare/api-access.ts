/** How much of a class an API comparison looks at. */
export type ApiAccess = 'public' | 'protected' | 'package' | 'private';

/** Access and property flags of JVMS tables 4.1-B, 4.5-A, 4.6-A and 4.7.6-A; some bits mean two things. */
export const flag = {
  public: 0x0001,
  private: 0x0002,
  protected: 0x0004,
  static: 0x0008,
  final: 0x0010,
  volatile: 0x0040,
  bridge: 0x0040,
  transient: 0x0080,
  varargs: 0x0080,
  interface: 0x0200,
  abstract: 0x0400,
  synthetic: 0x1000,
  annotation: 0x2000,
  enum: 0x4000,
} as const;

const levels: Readonly<Record<ApiAccess, number>> = {
  private: 0,
  package: 1,
  protected: 2,
  public: 3,
};

/** 3 public, 2 protected, 1 package, 0 private. */
export function levelOf(access: number): number {
  if ((access & flag.public) !== 0) return levels.public;
  if ((access & flag.protected) !== 0) return levels.protected;
  return (access & flag.private) === 0 ? levels.package : levels.private;
}

/** Whether the flags say that a comparison at this access looks at it. Compilers' own members count for `private` alone. */
export function isShown(access: number, at: ApiAccess): boolean {
  return levelOf(access) >= levels[at] && (at === 'private' || (access & flag.synthetic) === 0);
}

/** Whether a flag is set. */
export function has(access: number, bit: number): boolean {
  return (access & bit) !== 0;
}
