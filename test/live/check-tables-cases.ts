/**
 * What is checked against the two uber jars, and what each case is for. Chosen before the first run; nothing leaves the list.
 * Names are exact. `sites` is what another tool counted in its own unit: it is told beside ours, and is no expectation.
 */
export interface FactsCase {
  readonly for: string;
  /** `g:a:v` of the jar that is checked; without one, the uber jar by itself. */
  readonly consumer: string | undefined;
  /** Jars of other projects behind all else. */
  readonly beside?: readonly string[];
  readonly on: Uber;
  readonly against?: Uber;
  /** `loader`: as the product's own loader asks, child-first with its delegated prefixes. */
  readonly orders: readonly FactsOrder[];
  readonly expected: Expected;
}

/** Hadoop's version of the uber jar. */
export type Uber = '3.1.4' | '3.4.1';
export type FactsOrder = 'consumer-first' | 'uber-first' | 'loader';

/** What must be told. */
export type Expected =
  /** These symbols, and no other. */
  | { readonly kind: 'names'; readonly names: readonly string[]; readonly sites?: number }
  /** Every symbol's owner begins with one of these or is one of them; each occurs. */
  | { readonly kind: 'owners'; readonly owners: readonly string[]; readonly sites?: number }
  /** Among the members whose owner begins so, these and no other. */
  | { readonly kind: 'members'; readonly below: string; readonly names: readonly string[] }
  /** Below a prefix: the classes that jdeps does not find, but for those that nothing resolves; and these members. */
  | {
      readonly kind: 'jdeps';
      readonly below: string;
      /** Named by descriptors, by signatures or by constants that no instruction uses. */
      readonly neverResolved: readonly string[];
      readonly members: readonly string[];
    };

/** Prefixes for which the product's loader asks its parent first: its default patterns, in the 2.3.x releases. */
export const delegated: readonly string[] = [
  'java.',
  'javax.xml',
  'org.xml',
  'org.w3c',
  'org.apache.hadoop',
  'scala.',
  'org.apache.seatunnel.',
  'javax.annotation.',
  'org.slf4j',
  'org.apache.log4j',
  'org.apache.logging',
  'org.apache.commons.logging',
  'com.fasterxml.jackson',
];

/** Behind the uber jar in every case. */
export const logging: readonly string[] = [
  'org.slf4j:slf4j-api:1.7.25',
  'org.slf4j:jcl-over-slf4j:1.7.25',
  'org.apache.logging.log4j:log4j-1.2-api:2.17.1',
];

const everyOrder: readonly FactsOrder[] = ['consumer-first', 'uber-first', 'loader'];
const guava = 'org.apache.hadoop.thirdparty.com.google.common';
const executor = 'org.apache.hadoop.util.SemaphoredDelegatingExecutor';
const oss = 'com.aliyun.oss:aliyun-sdk-oss:3.13.2';
const aliyun = 'org.apache.hadoop:hadoop-aliyun:3.1.4';

const ofCos = [
  'org.apache.hadoop.util.CleanerUtil',
  'org.apache.hadoop.util.CleanerUtil$BufferCleaner',
  `${guava}.util.concurrent.Futures`,
  `${guava}.util.concurrent.ListenableFuture`,
  `${guava}.util.concurrent.ListeningExecutorService`,
  `${guava}.util.concurrent.MoreExecutors`,
];

/** In the order of the tables. */
export const factsCases: readonly FactsCase[] = [
  {
    for: 'the worked case: seven classes are absent, no members',
    consumer: 'org.apache.hadoop:hadoop-cos:3.4.1',
    on: '3.1.4',
    orders: everyOrder,
    expected: { kind: 'names', names: [...ofCos, 'org.apache.hadoop.util.Preconditions'] },
  },
  ...['3.3.1', '3.3.6'].map((version): FactsCase => ({
    for: 'an earlier release, which takes Preconditions from shaded guava',
    consumer: `org.apache.hadoop:hadoop-cos:${version}`,
    on: '3.1.4',
    orders: ['consumer-first'],
    expected: { kind: 'names', names: [...ofCos, `${guava}.base.Preconditions`] },
  })),
  ...['3.3.1', '3.3.6', '3.4.1'].map((version): FactsCase => ({
    for: 'the upgrade mends all of it',
    consumer: `org.apache.hadoop:hadoop-cos:${version}`,
    on: '3.4.1',
    orders: everyOrder,
    expected: { kind: 'names', names: [] },
  })),
  {
    for: 'a return type that the provider relocates: what only a look at descriptors sees',
    consumer: 'org.apache.hadoop:hadoop-aws:3.1.4',
    on: '3.1.4',
    orders: everyOrder,
    expected: {
      kind: 'members',
      below: 'org.apache.hadoop.',
      names: [
        'org.apache.hadoop.util.JsonSerialization.getMapper()Lcom/fasterxml/jackson/databind/ObjectMapper;',
      ],
    },
  },
  {
    for: 'a delta of a class that is gone and a constructor that changed',
    consumer: 'org.apache.hadoop:hadoop-aws:3.1.4',
    on: '3.4.1',
    against: '3.1.4',
    orders: everyOrder,
    expected: {
      kind: 'names',
      names: [
        'org.apache.commons.lang.StringUtils',
        `${executor}.<init>(Lcom/google/common/util/concurrent/ListeningExecutorService;IZ)V`,
      ],
      sites: 26,
    },
  },
  {
    for: 'the same constructor from another consumer, beside its SDK',
    consumer: aliyun,
    beside: [oss],
    on: '3.4.1',
    against: '3.1.4',
    orders: everyOrder,
    expected: { kind: 'owners', owners: ['org.apache.commons.lang.', executor], sites: 8 },
  },
  {
    for: 'a consumer that brings classes of its own, which come first',
    consumer: 'org.apache.seatunnel:connector-iceberg:2.3.4',
    on: '3.4.1',
    against: '3.1.4',
    orders: ['consumer-first'],
    expected: {
      kind: 'owners',
      owners: ['org.codehaus.jackson.', 'org.apache.commons.lang.'],
      sites: 8,
    },
  },
  {
    for: 'relocated bytecode tools and the older Jackson',
    consumer: 'org.apache.seatunnel:connector-paimon:2.3.9',
    on: '3.4.1',
    against: '3.1.4',
    orders: ['consumer-first', 'loader'],
    expected: {
      kind: 'owners',
      owners: ['org.objectweb.asm.', 'org.codehaus.jackson.'],
      sites: 33,
    },
  },
  {
    // First run with the owners above: javap 17 shows that the accessors of nested classes and dnsjava's members are not there either.
    for: 'the same behind the uber jar, whose newer classes meet its own nested ones',
    consumer: 'org.apache.seatunnel:connector-paimon:2.3.9',
    on: '3.4.1',
    against: '3.1.4',
    orders: ['uber-first'],
    expected: {
      kind: 'owners',
      owners: [
        'org.objectweb.asm.',
        'org.codehaus.jackson.',
        'org.apache.commons.configuration2.',
        'org.xbill.DNS.',
      ],
    },
  },
  ...[
    'org.apache.seatunnel:checkpoint-storage-hdfs:2.3.4',
    'org.apache.seatunnel:imap-storage-file:2.3.4',
  ].map((consumer): FactsCase => ({
    for: 'a consumer for which nothing changes',
    consumer,
    on: '3.4.1',
    against: '3.1.4',
    orders: everyOrder,
    expected: { kind: 'names', names: [] },
  })),
  {
    for: 'a consumer that is newer than the jar',
    consumer: 'org.apache.hadoop:hadoop-aws:3.3.4',
    on: '3.1.4',
    orders: ['consumer-first'],
    expected: {
      kind: 'jdeps',
      below: 'org.apache.hadoop.',
      neverResolved: [
        'org.apache.hadoop.fs.FSBuilder',
        'org.apache.hadoop.fs.MultipartUploader',
        'org.apache.hadoop.fs.MultipartUploaderBuilder',
        'org.apache.hadoop.fs.audit.AuditConstants',
        'org.apache.hadoop.fs.audit.AuditStatisticNames',
        'org.apache.hadoop.fs.statistics.MeanStatistic',
        'org.apache.hadoop.fs.statistics.StoreStatisticNames',
        'org.apache.hadoop.fs.statistics.StreamStatisticNames',
        'org.apache.hadoop.util.functional.ConsumerRaisingIOE',
        'org.apache.hadoop.util.functional.FunctionRaisingIOE',
      ],
      // missinglink 0.2.2 tells the same but glob(), and more whose owners inherit from what is not there.
      members: [
        'org.apache.hadoop.fs.FileSystem.hasPathCapability(Lorg/apache/hadoop/fs/Path;Ljava/lang/String;)Z',
        'org.apache.hadoop.fs.FileSystem.openFile(Lorg/apache/hadoop/fs/Path;)Lorg/apache/hadoop/fs/FutureDataInputStreamBuilder;',
        'org.apache.hadoop.fs.Globber.createGlobber(Lorg/apache/hadoop/fs/FileSystem;)Lorg/apache/hadoop/fs/Globber$GlobBuilder;',
        'org.apache.hadoop.fs.Globber.glob()[Lorg/apache/hadoop/fs/FileStatus;',
        'org.apache.hadoop.fs.Path.compareTo(Lorg/apache/hadoop/fs/Path;)I',
        'org.apache.hadoop.service.launcher.ServiceLauncher.launchService(Lorg/apache/hadoop/conf/Configuration;Lorg/apache/hadoop/service/Service;Ljava/util/List;ZZ)Lorg/apache/hadoop/util/ExitUtil$ExitException;',
        'org.apache.hadoop.util.JsonSerialization.getMapper()Lcom/fasterxml/jackson/databind/ObjectMapper;',
        'org.apache.hadoop.util.SemaphoredDelegatingExecutor.<init>(Ljava/util/concurrent/ExecutorService;IZ)V',
      ],
    },
  },
];

/** An SDK is the judged side: at the version it was built with, and at a later one. */
export const sdkCases = [
  { on: 'com.aliyun.oss:aliyun-sdk-oss:3.4.1', consumer: aliyun, members: 0 },
  { on: oss, consumer: aliyun, members: 3 },
] as const;

/** The same delta where the order of the class path decides: with the uber jar first more breaks than without. */
export const orderCase = {
  consumer: 'org.apache.seatunnel:connector-iceberg:2.3.4',
  sites: { 'consumer-first': 8, 'uber-first': 46 },
} as const;

/** The released jar by itself: members of nimbus that classes of kerby use. missinglink 0.2.2 tells 21 of them, javap 17 the constructor without arguments too. */
export const selfCase = { on: '3.1.4', owners: 'org.apache.kerby', named: 'Jwt', of: 22 } as const;
