/** A class path as its jars are given: file names of artifacts, or one of the two uber jars. */
export type Given = 'released' | 'upgraded' | `${string}:${string}:${string}`;

/** What one consumer must be told. */
export interface FactCase {
  /** What the case is for. */
  readonly what: string;
  readonly consumer: string;
  readonly on: readonly Given[];
  readonly against?: readonly Given[];
  readonly order?: 'uber-first' | 'consumer-first';
  /** Names that a child-first loader leaves to its parent. */
  readonly delegated?: readonly string[];
  /** Looked at: of others the facts say nothing. */
  readonly among?: RegExp;
  /** Classes that are absent, by name; `undefined` where the facts name packages alone. */
  readonly classes?: readonly string[];
  /** Each has an absent class, and no absent class lies elsewhere. */
  readonly packages?: readonly string[];
  /** Members that are absent though their class is there. */
  readonly members: readonly string[];
  /** Call sites, where the facts count them in the same unit. */
  readonly sites?: number;
}

/** What lies beside, behind all else, as the facts were measured. */
export const beside = [
  'org.slf4j:slf4j-api:1.7.25',
  'org.slf4j:jcl-over-slf4j:1.7.25',
  'org.apache.logging.log4j:log4j-1.2-api:2.17.1',
] as const;

const executor = 'org.apache.hadoop.util.SemaphoredDelegatingExecutor.<init>';
const guavaExecutor = `${executor}(Lcom/google/common/util/concurrent/ListeningExecutorService;IZ)V`;
const langStrings = 'org.apache.commons.lang.StringUtils';
const shadedGuava = 'org.apache.hadoop.thirdparty.com.google.common.util.concurrent';
const upgrade = { on: ['upgraded'], against: ['released'] } as const;
/** What the product's child-first class loader leaves to its parent (apache/seatunnel, `SeaTunnelChildFirstClassLoader`). */
const delegated = [
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

/**
 * Chosen before the first run; none leaves the list. The expected names are those of missinglink-core 0.2.2
 * and of jdeps 17 on the same jars, but where a comment says otherwise.
 */
export const factCases: readonly FactCase[] = [
  {
    what: 'the ticket: seven classes and no member',
    consumer: 'org.apache.hadoop:hadoop-cos:3.4.1',
    on: ['released'],
    among: /^org\.apache\.hadoop\./,
    classes: [
      'org.apache.hadoop.util.CleanerUtil',
      'org.apache.hadoop.util.CleanerUtil$BufferCleaner',
      'org.apache.hadoop.util.Preconditions',
      `${shadedGuava}.Futures`,
      `${shadedGuava}.ListenableFuture`,
      `${shadedGuava}.ListeningExecutorService`,
      `${shadedGuava}.MoreExecutors`,
    ],
    members: [],
  },
  {
    what: 'the way out: nothing is absent',
    consumer: 'org.apache.hadoop:hadoop-cos:3.4.1',
    on: ['upgraded'],
    among: /^org\.apache\.hadoop\./,
    classes: [],
    members: [],
  },
  {
    what: 'a return type that package relocation moved',
    consumer: 'org.apache.hadoop:hadoop-aws:3.1.4',
    on: ['released'],
    among: /^org\.apache\.hadoop\./,
    classes: [],
    members: [
      'org.apache.hadoop.util.JsonSerialization.getMapper()Lcom/fasterxml/jackson/databind/ObjectMapper;',
    ],
  },
  {
    what: 'a delta with a member that a look at classes cannot see',
    consumer: 'org.apache.hadoop:hadoop-aws:3.1.4',
    ...upgrade,
    classes: [langStrings],
    members: [guavaExecutor],
    sites: 26,
  },
  {
    what: 'the same for another file system',
    consumer: 'org.apache.hadoop:hadoop-aliyun:3.1.4',
    ...upgrade,
    classes: [langStrings],
    members: [guavaExecutor],
    sites: 8,
  },
  {
    what: 'a large consumer with its own copies, first on the class path',
    consumer: 'org.apache.seatunnel:connector-iceberg:2.3.4',
    ...upgrade,
    packages: ['org.apache.commons.lang', 'org.codehaus.jackson'],
    members: [],
  },
  {
    what: 'the same behind the uber jar, whose Avro is older than its own: order matters',
    consumer: 'org.apache.seatunnel:connector-iceberg:2.3.4',
    ...upgrade,
    order: 'uber-first',
    packages: ['org.apache.commons.lang', 'org.codehaus.jackson'],
    // javap of JDK 17: the consumer's own LogicalTypes has them, that of the uber jar (Avro 1.9.2) has not.
    members: [
      'org.apache.avro.LogicalTypes.localTimestampMicros()Lorg/apache/avro/LogicalTypes$LocalTimestampMicros;',
      'org.apache.avro.LogicalTypes.localTimestampMillis()Lorg/apache/avro/LogicalTypes$LocalTimestampMillis;',
    ],
  },
  {
    what: 'the same below a loader that is child-first',
    consumer: 'org.apache.seatunnel:connector-iceberg:2.3.4',
    ...upgrade,
    delegated,
    packages: ['org.apache.commons.lang', 'org.codehaus.jackson'],
    members: [],
  },
  {
    what: 'packages that are gone: ASM and Jackson 1',
    consumer: 'org.apache.seatunnel:connector-paimon:2.3.9',
    ...upgrade,
    packages: ['org.codehaus.jackson', 'org.objectweb.asm'],
    members: [],
  },
  {
    what: 'a consumer that nothing happens to',
    consumer: 'org.apache.seatunnel:checkpoint-storage-hdfs:2.3.4',
    ...upgrade,
    classes: [],
    members: [],
    sites: 0,
  },
  {
    what: 'another one',
    consumer: 'org.apache.seatunnel:imap-storage-file:2.3.4',
    ...upgrade,
    classes: [],
    members: [],
    sites: 0,
  },
  {
    what: 'a library that its consumer links to, at the version that it was built with',
    consumer: 'org.apache.hadoop:hadoop-aliyun:3.1.4',
    on: ['released', 'com.aliyun.oss:aliyun-sdk-oss:3.4.1'],
    classes: [],
    members: [],
    sites: 0,
  },
  {
    what: 'the same at a later version: three return types have changed',
    consumer: 'org.apache.hadoop:hadoop-aliyun:3.1.4',
    on: ['released', 'com.aliyun.oss:aliyun-sdk-oss:3.13.2'],
    classes: [],
    members: [
      'com.aliyun.oss.OSSClient.abortMultipartUpload(Lcom/aliyun/oss/model/AbortMultipartUploadRequest;)V',
      'com.aliyun.oss.OSSClient.deleteObject(Ljava/lang/String;Ljava/lang/String;)V',
      'com.aliyun.oss.OSSClient.setBucketAcl(Ljava/lang/String;Lcom/aliyun/oss/model/CannedAccessControlList;)V',
    ],
    sites: 3,
  },
];
