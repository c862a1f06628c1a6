/** An upgrade that the live test plans, and what it is for. Chosen before the first run; nothing leaves the list. */
export interface UpgradeCase {
  readonly module: string;
  readonly set: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly for: string;
  /**
   * What must come of it: `complete`, or the code of the error that must refuse it. Decisions are held against the build itself in
   * the worked case; here they are held against what a second look finds: nothing that blocks is left.
   */
  readonly expected: string;
}

/** Beyond the worked case. */
export const upgradeCases: readonly UpgradeCase[] = [
  {
    module: 'org.apache.seatunnel:seatunnel-hadoop3-3.1.4-uber:2.3.9',
    set: { 'hadoop3.version': '3.3.6' },
    for: 'another version of the same dependency: its name follows the property',
    expected: 'complete',
  },
  {
    module: 'org.apache.seatunnel:seatunnel-hadoop3-3.1.4-uber:2.3.8',
    set: { 'hadoop3.version': '3.2.4' },
    for: 'another version of the definition, a small step of the dependency',
    expected: 'complete',
  },
  {
    module: 'org.apache.seatunnel:seatunnel-jackson:2.3.9',
    set: { 'jackson.version': '2.17.2' },
    for: 'versioned classes for Java 21 and 22 in a relocated library; services with providers',
    expected: 'complete',
  },
  {
    module: 'org.apache.seatunnel:seatunnel-guava:2.3.9',
    set: { 'guava.version': '33.3.1-jre' },
    for: 'a single dependency with annotations below it; a property of the root',
    expected: 'complete',
  },
  {
    module: 'org.apache.hadoop.thirdparty:hadoop-shaded-guava:1.2.0',
    set: { 'guava.version': '33.3.1-jre' },
    for: 'a published POM that the shade plugin reduced',
    expected: 'plan.dependency-reduced',
  },
  {
    module: 'org.apache.flink:flink-shaded-jackson:2.14.2-17.0',
    set: { 'jackson.version': '2.17.2' },
    for: 'a flattened POM of another project with its shade plugin kept',
    expected: 'plan.dependency-reduced',
  },
  {
    module: 'org.apache.hbase.thirdparty:hbase-shaded-gson:4.1.4',
    set: { 'gson.version': '2.11.0' },
    for: 'a POM that is reduced to its coordinates: nothing says that it was shaded',
    expected: 'plan.no-shade-plugin',
  },
];
