/** One class path that is judged on a JVM. */
export interface CheckCase {
  readonly name: string;
  /** What it is for. */
  readonly reason: string;
  /** In order: `g:a:v`, `released` for the released uber jar, `upgraded` for that of the generated upgrade. */
  readonly classPath: readonly string[];
  /** A child-first loader above these jars, and what it asks its parent for all the same. */
  readonly child?: { readonly classPath: readonly string[]; readonly delegated: readonly string[] };
  /** Whose classes are asked, by its place on the class path, the child's behind its parent's. */
  readonly asked: number;
}

/** Chosen before the first run of each; nothing leaves the list. */
export const checkCases: readonly CheckCase[] = [
  {
    name: 'released-alone',
    reason:
      'the whole released uber jar on itself: integrations that nobody supplies, members of artifacts that were mediated down, relocated copies of libraries',
    classPath: ['released'],
    asked: 0,
  },
  {
    name: 'cos-on-released',
    reason: 'a consumer that is newer than the uber jar: whole classes are not there',
    classPath: ['org.apache.hadoop:hadoop-cos:3.4.1', 'released'],
    asked: 0,
  },
  {
    name: 'aws-on-upgraded',
    reason:
      'a consumer that is older than the uber jar: members whose descriptors hold relocated types, and a constructor that changed',
    classPath: ['org.apache.hadoop:hadoop-aws:3.1.4', 'upgraded'],
    asked: 0,
  },
  {
    name: 'aliyun-on-upgraded',
    reason: 'another such consumer, whose SDK no input holds',
    classPath: ['org.apache.hadoop:hadoop-aliyun:3.1.4', 'upgraded'],
    asked: 0,
  },
  {
    name: 'new-behind-old',
    reason:
      'what only the upgraded jar has meets classes of the released one: members that are not there yet, methods that nobody implements, members that were closed',
    classPath: ['released', 'upgraded'],
    asked: 1,
  },
  {
    name: 'old-behind-new',
    reason: 'the reverse: members that are gone, changed their kind, or became abstract',
    classPath: ['upgraded', 'released'],
    asked: 1,
  },
  {
    name: 'old-in-child',
    reason:
      'a child-first loader that leaves Hadoop to its parent: classes that both loaders define meet in descriptors',
    classPath: ['upgraded'],
    child: { classPath: ['released'], delegated: ['org.apache.hadoop.'] },
    asked: 1,
  },
];

/** What other tools are asked as well; the first jar's classes are asked. */
export const comparisonCases: readonly (Pick<CheckCase, 'name' | 'reason' | 'classPath'> & {
  /** Small enough to be compared again with each live test. */
  readonly isRepeated: boolean;
})[] = [
  {
    name: 'the released uber jar',
    reason: 'what a linkage checker is mostly asked: a jar by itself',
    classPath: ['released'],
    isRepeated: false,
  },
  {
    name: 'hadoop-cos 3.4.1 on the released uber jar',
    reason: 'a newer consumer: whole classes are not there',
    classPath: ['org.apache.hadoop:hadoop-cos:3.4.1', 'released'],
    isRepeated: true,
  },
  {
    name: 'hadoop-cos 3.4.1 on the upgraded uber jar',
    reason: 'the same where nothing of Hadoop is absent',
    classPath: ['org.apache.hadoop:hadoop-cos:3.4.1', 'upgraded'],
    isRepeated: false,
  },
  {
    name: 'hadoop-aws 3.1.4 on the released uber jar',
    reason: 'one descriptor that holds a relocated type',
    classPath: ['org.apache.hadoop:hadoop-aws:3.1.4', 'released'],
    isRepeated: true,
  },
  {
    name: 'hadoop-aws 3.1.4 on the upgraded uber jar',
    reason: 'an older consumer: a constructor that changed, classes that went',
    classPath: ['org.apache.hadoop:hadoop-aws:3.1.4', 'upgraded'],
    isRepeated: false,
  },
  {
    name: 'hadoop-aliyun 3.1.4 on the upgraded uber jar',
    reason: 'another such consumer',
    classPath: ['org.apache.hadoop:hadoop-aliyun:3.1.4', 'upgraded'],
    isRepeated: false,
  },
];

/** Calls that are never drawn, since the zero operand would end the very process that answers. */
export const neverRun: ReadonlySet<string> = new Set(['java/lang/System.exit(I)V']);

/** One site at which the answer and the JVM differ, and why that stays so. The test fails where they agree again. */
export interface KnownLimit {
  readonly case: string;
  readonly source: string;
  /** As the test prints it. */
  readonly reference: string;
  readonly reason: string;
}

export const knownLimits: readonly KnownLimit[] = [];
