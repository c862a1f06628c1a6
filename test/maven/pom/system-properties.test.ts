import { describe, expect, it } from 'vitest';
import { systemProperties } from '../../../src/maven/pom/system-properties.js';
import { machine } from './support/fixture-world.js';

/** What the JVMs themselves print on Linux x86-64 (Temurin 25.0.3, OpenJDK 17.0.15; 1.8.0 as documented for JDK 8). */
const printed: readonly (readonly [string, string, string, string])[] = [
  ['25.0.3', '25.0.3', '25', '69.0'],
  ['17.0.15', '17.0.15', '17', '61.0'],
  ['17', '17', '17', '61.0'],
  ['8', '1.8.0', '1.8', '52.0'],
  ['1.8.0_442', '1.8.0_442', '1.8', '52.0'],
];

describe('system properties', () => {
  it.each(printed)('of Java %s', (jdk, version, specification, classVersion) => {
    expect(systemProperties(machine, jdk)).toMatchObject({
      'java.version': version,
      'java.specification.version': specification,
      'java.vm.specification.version': specification,
      'java.class.version': classVersion,
      'java.io.tmpdir': '/tmp',
      'os.name': 'Linux',
      'os.arch': 'amd64',
      'sun.arch.data.model': '64',
      'file.separator': '/',
      'path.separator': ':',
    });
  });

  it('hold the environment, and java.home below JAVA_HOME up to Java 8', () => {
    const environment = { JAVA_HOME: '/opt/java', EMPTY: undefined };
    const eight = systemProperties({ ...machine, environment }, '8');
    expect(eight['env.JAVA_HOME']).toBe('/opt/java');
    expect(eight['java.home']).toBe('/opt/java/jre');
    expect(Object.keys(eight)).not.toContain('env.EMPTY');
    expect(systemProperties({ ...machine, environment }, '17')['java.home']).toBe('/opt/java');
  });

  it('write environment names in upper case on Windows', () => {
    const windows = { ...machine, platform: 'win32', environment: { Path: 'C:\\bin' } };
    expect(systemProperties(windows, '17')['env.PATH']).toBe('C:\\bin');
  });
});
