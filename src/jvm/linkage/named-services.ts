import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import type { ClassPath } from '../classpath/class-path.js';
import { classNumber, textNumber } from '../classpath/class-path.js';
import { linkerOf } from './link.js';
import { absentName, isAbsent } from './named-classes.js';
import type { SiteFinding } from './site-finding.js';

/** A file of `META-INF/services`. */
export interface ServiceFile {
  readonly path: string;
  /** The part of the class path that it lies in. */
  readonly origin: string;
  readonly service: InternalName;
  readonly providers: readonly InternalName[];
}

/** What a service file names and `ServiceLoader` cannot take. */
export interface ServiceFault {
  readonly service: InternalName;
  readonly kind: 'no-service' | 'no-provider' | 'no-subtype';
  readonly finding: SiteFinding;
}

/**
 * What is wrong with service files on a class path: the service is not there, so that nobody can ask for it; a provider is
 * not there; or it is, and has the service not among its supertypes. Of the last two `ServiceLoader` throws
 * `ServiceConfigurationError` as soon as it comes to the provider. `mayHave` says of a class that was not read that it is there.
 */
export function serviceFaults(
  classPath: ClassPath,
  files: readonly ServiceFile[],
  mayHave: (name: InternalName) => boolean,
): readonly ServiceFault[] {
  const isGone = (name: InternalName): boolean => isAbsent(classPath, name) && !mayHave(name);
  return files.flatMap(({ path, origin, service, providers }) => {
    const by = { source: internalName(path), origin, role: 'service' } as const;
    if (isGone(service))
      return [{ service, kind: 'no-service' as const, finding: absentName(service, by) }];
    return providers.flatMap((provider): readonly ServiceFault[] => {
      const kind = isGone(provider)
        ? 'no-provider'
        : isOther(classPath, provider, service)
          ? 'no-subtype'
          : undefined;
      if (kind === undefined) return [];
      const answer = { kind: 'absent', error: 'ServiceConfigurationError' } as const;
      return [{ service, kind, finding: { ...absentName(provider, by), answer } }];
    });
  });
}

/** Whether all supertypes of a provider are known, and the service is none of them. */
function isOther(classPath: ClassPath, provider: InternalName, service: InternalName): boolean {
  const number = classNumber(classPath, textNumber(classPath, provider));
  if (number === undefined) return false;
  const { types } = linkerOf(classPath);
  const above = [types.superclasses(number), types.allInterfaces(number)];
  if (above.some(({ missing }) => missing !== undefined)) return false;
  const wanted = classNumber(classPath, textNumber(classPath, service));
  return wanted === undefined || !above.some(({ numbers }) => numbers.includes(wanted));
}
