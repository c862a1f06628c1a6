/** One class path that is judged on a JVM: the classes of the consumers, or of the uber jar, on what they are given. */
export interface CheckCase {
  readonly name: string;
  /** What it is for. */
  readonly reason: string;
  /** `g:a:v`, in front of the uber jar; none: the uber jar is asked about itself. */
  readonly consumers: readonly string[];
  readonly uber: 'released' | 'upgraded';
}

/** Chosen before the first run; nothing leaves the list. */
export const checkCases: readonly CheckCase[] = [
  {
    name: 'released-alone',
    reason:
      'the whole released uber jar on itself: integrations that nobody supplies, members of artifacts that were mediated down, relocated copies of libraries',
    consumers: [],
    uber: 'released',
  },
  {
    name: 'cos-on-released',
    reason: 'a consumer that is newer than the uber jar: whole classes are not there',
    consumers: ['org.apache.hadoop:hadoop-cos:3.4.1'],
    uber: 'released',
  },
  {
    name: 'aws-on-upgraded',
    reason:
      'a consumer that is older than the uber jar: members whose descriptors hold relocated types, and a constructor that changed',
    consumers: ['org.apache.hadoop:hadoop-aws:3.1.4'],
    uber: 'upgraded',
  },
  {
    name: 'aliyun-on-upgraded',
    reason: 'another such consumer, whose SDK no input holds',
    consumers: ['org.apache.hadoop:hadoop-aliyun:3.1.4'],
    uber: 'upgraded',
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
