/** A published module whose effective POM Maven is asked for, and the feature that it was chosen for. */
export interface EffectivePomCase {
  readonly module: string;
  readonly feature: string;
  /** Further arguments that both Maven and we get. */
  readonly properties?: Readonly<Record<string, string>>;
  readonly profiles?: readonly string[];
  /** Names of properties that a build extension adds while Maven runs; no POM has them. */
  readonly fromExtensions?: RegExp;
}

/** Chosen before the first run; nothing leaves the list. */
export const effectivePomCases: readonly EffectivePomCase[] = [
  {
    module: 'org.apache.seatunnel:seatunnel-hadoop3-3.1.4-uber:2.3.9',
    feature: 'pluginManagement merged into the execution of the implicit id, combine.children',
  },
  {
    module: 'org.apache.seatunnel:seatunnel-hadoop3-3.1.4-uber:2.3.8',
    feature: 'user property over a property of the parent',
    properties: { 'maven-shade-plugin.version': '3.6.0' },
  },
  {
    module: 'org.apache.hadoop:hadoop-client-runtime:3.3.6',
    feature: 'long relocation lists, properties inside configuration, four parents',
    fromExtensions: /^os\.detected\./,
  },
  {
    module: 'org.apache.spark:spark-streaming_2.12:3.3.2',
    feature:
      'shade configuration inherited as a whole, a parent whose names are made of properties',
  },
  {
    module: 'org.apache.spark:spark-core_2.12:3.3.2',
    feature: 'profile by -P changes managed versions',
    profiles: ['hadoop-2'],
  },
  {
    module: 'net.bytebuddy:byte-buddy:1.14.1',
    feature: 'profiles by jdk range and by property',
  },
  {
    module: 'com.fasterxml.jackson.core:jackson-core:2.15.2',
    feature: 'a BOM as parent, four parents with plugins of their own',
  },
  {
    module: 'org.apache.tika:tika-app:2.8.0',
    feature: 'several imported BOMs, the first to name a dependency wins',
  },
  {
    module: 'org.apache.parquet:parquet-jackson:1.12.3',
    feature: 'expressions without the project prefix',
  },
  {
    module: 'org.apache.hive:hive-exec:3.1.3',
    feature: 'many exclusions, several executions of one plugin, env expressions',
  },
  {
    module: 'org.apache.curator:curator-client:5.2.0',
    feature: 'shade execution of the parent inherited and extended; bundle packaging',
  },
  {
    module: 'io.trino.hive:hive-apache:3.1.2-13',
    feature: 'foreign parent with many plugins and properties, filters with expressions',
  },
  {
    module: 'org.apache.avro:avro-tools:1.11.1',
    feature: 'BOM imports and managed exclusions',
  },
  {
    module: 'org.apache.pulsar:pulsar-client:2.10.0',
    feature: 'long artifactSet, transformers with bodies',
    fromExtensions: /^os\.detected\./,
  },
  {
    module: 'com.datastax.oss:java-driver-core-shaded:4.17.0',
    feature: 'imported BOM of the same build, several executions of shade and others',
  },
  {
    module: 'org.apache.flink:flink-shaded-netty:4.1.82.Final-16.1',
    feature: 'shade in pluginManagement-like parent plugins with inherited executions',
  },
  {
    module: 'org.glassfish.jersey.bundles.repackaged:jersey-guava:2.25.1',
    feature: 'packaging brought by a plugin with extensions, jdk and file profiles in the parents',
  },
];
