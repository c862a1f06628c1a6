/** What of a machine Maven's system properties show. Names as Node gives them (`linux`, `x64`). */
export interface MachineFacts {
  readonly platform: string;
  readonly architecture: string;
  readonly osRelease: string;
  readonly workingFolder: string;
  readonly homeFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Maven's system properties on a machine and a Java version such as `17.0.15`, `17` or `8`: the `java.*`, `os.*`,
 * `user.*` and separators that POMs use, and the environment as `env.NAME` (upper case on Windows, as
 * `EnvironmentUtils` has it). The vendor of the Java is not known and left out.
 */
export function systemProperties(
  machine: MachineFacts,
  jdk: string,
): Readonly<Record<string, string>> {
  const windows = machine.platform === 'win32';
  const version = javaVersion(jdk);
  const specification = specificationVersion(version);
  const { USER, USERNAME } = machine.environment;
  return {
    ...environmentProperties(machine.environment, windows),
    'java.version': version,
    'java.specification.version': specification,
    'java.vm.specification.version': specification,
    'java.class.version': classVersion(specification),
    'java.home': javaHome(machine.environment, specification),
    'java.io.tmpdir': windows ? (machine.environment['TEMP'] ?? 'C:\\Temp') : '/tmp',
    'os.name': osName(machine.platform),
    'os.arch': osArchitecture(machine.architecture, machine.platform),
    'os.version': machine.osRelease,
    'sun.arch.data.model': machine.architecture.endsWith('64') ? '64' : '32',
    'user.dir': machine.workingFolder,
    'user.home': machine.homeFolder,
    'user.name': USER ?? USERNAME ?? 'unknown',
    'file.separator': windows ? '\\' : '/',
    'path.separator': windows ? ';' : ':',
    'line.separator': windows ? '\r\n' : '\n',
    'file.encoding': 'UTF-8',
  };
}

/** `java.version` of a Java that is named in short: `8` is `1.8.0`, from 9 on the number itself (JEP 223). */
export function javaVersion(jdk: string): string {
  return /^[1-8]$/.test(jdk) ? `1.${jdk}.0` : jdk;
}

/** Always an absolute path, since `systemPath`s start with it; up to 8 it is the `jre` folder of the JDK. */
function javaHome(environment: MachineFacts['environment'], specification: string): string {
  const home = environment['JAVA_HOME'] ?? '/java-home';
  return specification.startsWith('1.') ? `${home}/jre` : home;
}

/** `1.8` for `1.8.0_442`, `17` for `17.0.15`. */
function specificationVersion(version: string): string {
  const [first = '', second = ''] = version.split(/[^0-9]/);
  return first === '1' ? `1.${second}` : first;
}

/** Class file version of a Java: 44 + n (JVMS §4.1 table 4.1-A). */
function classVersion(specification: string): string {
  const feature = Number(specification.replace(/^1\./, ''));
  return `${44 + feature}.0`;
}

/** Listed and not read by name, so that who watches which variables are read does not see all of them. */
function environmentProperties(
  environment: MachineFacts['environment'],
  windows: boolean,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(environment)).flatMap(([name, { value }]) =>
      value === undefined ? [] : [[`env.${windows ? name.toUpperCase() : name}`, value]],
    ),
  );
}

function osName(platform: string): string {
  const names: Readonly<Record<string, string>> = {
    linux: 'Linux',
    darwin: 'Mac OS X',
    win32: 'Windows',
    freebsd: 'FreeBSD',
    sunos: 'SunOS',
    aix: 'AIX',
  };
  return names[platform] ?? platform;
}

function osArchitecture(architecture: string, platform: string): string {
  if (architecture === 'x64') return platform === 'darwin' ? 'x86_64' : 'amd64';
  const names: Readonly<Record<string, string>> = {
    arm64: 'aarch64',
    ia32: 'x86',
    ppc64: 'ppc64le',
  };
  return names[architecture] ?? architecture;
}
