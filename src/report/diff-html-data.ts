import type { ClassDiff, DiffResult } from '../goals/diff/result.js';
import type { ApiChange, ClassApiDiff, MemberApiDiff } from '../jvm/compare/api-change.js';
import { apiChangeMeaning } from '../wording/api-change.js';
import { changeText } from './diff-api.js';
import { compare, inJarText, packageText, versionsText } from './diff-parts.js';
import { visible } from './markup.js';

/** What the page's script draws: the tree artifact → package → class → member. Every text can be shown as it is. */
export interface PageData {
  /** Artifacts, most changes first; classes whose artifact is not known are under one without a name, the last. */
  readonly artifacts: readonly PageArtifact[];
}

/** An artifact and those of its classes that differ; the first level of the tree. */
export interface PageArtifact {
  /** `g:a`; empty: not known. */
  readonly name: string;
  /** `3.1.4 → 3.4.1`; empty: not known. */
  readonly versions: string;
  readonly packages: readonly PagePackage[];
}

/** A package of an artifact, by name, with its classes that differ. */
export interface PagePackage {
  /** Empty: the unnamed one. */
  readonly name: string;
  /** What is shown for it. */
  readonly text: string;
  readonly classes: readonly PageClass[];
}

/** A class that differs, and what of it does. */
export interface PageClass {
  /** Without its package. */
  readonly name: string;
  /** `inherited`: its own file is equal, and what it inherits changed. */
  readonly status: ClassDiff['status'] | 'inherited';
  /** What else is to be said: the old name, another artifact, a supertype that was not seen. */
  readonly notes?: readonly string[];
  readonly changes?: readonly PageChange[];
  readonly members?: readonly PageMember[];
}

/** A member that came, went or changed; `old` and `now` as Java writes it on each side that has it. */
export interface PageMember {
  readonly kind: MemberApiDiff['kind'];
  readonly name: string;
  readonly status: MemberApiDiff['status'];
  readonly old?: string;
  readonly now?: string;
  readonly changes?: readonly PageChange[];
}

/** One change of a class or member; `binary` and `source` tell what it breaks, `failure` the error that the JVM throws. */
export interface PageChange {
  /** `constructor removed`. */
  readonly text: string;
  /** What that means, in a sentence. */
  readonly meaning: string;
  readonly binary?: true;
  readonly source?: true;
  readonly failure?: string;
}

/**
 * The data of a page from a result. Members of a class that was added or removed are left out: they came and went with
 * it, and would make the page several times as large.
 */
export function pageData({ classes, api, groups }: DiffResult): PageData {
  const apiOf = new Map(api?.classes.map((one) => [one.name, one]));
  const artifacts = new Map<string, Map<string, PageClass[]>>();
  for (const one of [...classes, ...inheritedIn(classes, apiOf)]) {
    const name = artifactName(one.newArtifact ?? one.oldArtifact);
    const packages = entryOf(artifacts, name, () => new Map<string, PageClass[]>());
    const dot = one.name.lastIndexOf('.');
    const list = entryOf(packages, one.name.slice(0, Math.max(dot, 0)), () => []);
    list.push(pageClass(one, one.name.slice(dot + 1), apiOf.get(one.name)));
  }
  const versions = new Map(groups.map((group) => [group.name, versionsText(group)]));
  const sorted = [...artifacts].sort(
    ([a, some], [b, others]) => weight(b, others) - weight(a, some) || compare(a, b),
  );
  return {
    artifacts: sorted.map(([name, packages]) => ({
      name: visible(name),
      versions: name === '' ? '' : visible(versions.get(name) ?? ''),
      packages: [...packages]
        .sort(([a], [b]) => compare(a, b))
        .map(([own, list]) => ({
          name: visible(own),
          text: packageText(visible(own)),
          classes: list,
        })),
    })),
  };
}

/** A class may be equal itself and yet have changed by what it inherits; its artifact is not told. */
function inheritedIn(
  classes: readonly ClassDiff[],
  apiOf: ReadonlyMap<string, ClassApiDiff>,
): readonly ListedClass[] {
  const listed = new Set(classes.map(({ name }) => name));
  return [...apiOf.values()]
    .filter(({ name }) => !listed.has(name))
    .map(({ name }) => ({
      name,
      status: 'inherited',
      oldName: undefined,
      oldArtifact: undefined,
      newArtifact: undefined,
    }));
}

/** A class of the result, or one that changed by what it inherits. */
type ListedClass = Omit<ClassDiff, 'status'> & Pick<PageClass, 'status'>;

/** As the groups of a result are named: `g:a`, and the classifier where there is one; empty where none is known. */
function artifactName(coordinates: string | undefined): string {
  if (coordinates === undefined) return '';
  const [group = '', artifact = '', , ...rest] = coordinates.split(':');
  return [`${group}:${artifact}`, ...rest].join('::');
}

function pageClass(one: ListedClass, name: string, api: ClassApiDiff | undefined): PageClass {
  const notes = notesOf(one, api).map(visible);
  const members = api?.status === 'modified' ? api.members.map(pageMember) : [];
  return {
    name: visible(name),
    status: one.status,
    ...(notes.length > 0 && { notes }),
    ...changesOf(api?.changes ?? []),
    ...(members.length > 0 && { members }),
  };
}

function notesOf(one: ListedClass, api: ClassApiDiff | undefined): readonly string[] {
  const { status, oldName, ambiguous, oldArtifact, newArtifact } = one;
  const inJar = inJarText(one);
  const both = oldArtifact !== undefined && newArtifact !== undefined;
  const stays = artifactName(oldArtifact) === artifactName(newArtifact);
  return [
    ...(oldName === undefined ? [] : [`was ${oldName}`]),
    ...(inJar === '' ? [] : [inJar]),
    ...(ambiguous === true ? ['one of several that fit'] : []),
    ...(both && !stays ? [`came from ${oldArtifact}`] : []),
    ...(status === 'inherited' ? ['its own file is equal; what it inherits changed'] : []),
    ...(status === 'unknown' ? ['one side cannot tell its content'] : []),
    ...(api?.unseen ?? []).map((type) => `a side does not show the supertype ${type}`),
  ];
}

function pageMember({ kind, name, status, old, now, changes }: MemberApiDiff): PageMember {
  return {
    kind,
    name: visible(name),
    status,
    ...(old !== undefined && { old: visible(old) }),
    ...(now !== undefined && { now: visible(now) }),
    ...changesOf(changes),
  };
}

function changesOf(changes: readonly ApiChange[]): { readonly changes?: readonly PageChange[] } {
  if (changes.length === 0) return {};
  return {
    changes: changes.map((change): PageChange => ({
      text: visible(changeText(change)),
      meaning: apiChangeMeaning(change.type),
      ...(change.binary && { binary: true }),
      ...(change.source && { source: true }),
      ...(change.failure !== undefined && { failure: change.failure }),
    })),
  };
}

/** Classes of an artifact; what is not known goes to the end. */
function weight(name: string, packages: ReadonlyMap<string, readonly PageClass[]>): number {
  if (name === '') return -1;
  return [...packages.values()].reduce((sum, classes) => sum + classes.length, 0);
}

function entryOf<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
