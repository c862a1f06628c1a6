/** What of a machine Maven's system properties show. Names as Node gives them (`linux`, `x64`). */
export interface MachineFacts {
  readonly platform: string;
  readonly architecture: string;
  readonly osRelease: string;
  readonly workingFolder: string;
  readonly homeFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Maven's system properties (`java.*`, `os.*`, `user.*`, `env.*` …) on a machine and a Java version such as `17.0.15`, `17` or `8`. */
export function systemProperties(
  machine: MachineFacts,
  jdk: string,
): Readonly<Record<string, string>> {
  return { 'java.version': jdk, 'user.dir': machine.workingFolder };
}
