import { descriptor, internalName } from '../../src/formats/classfile/names.js';
import type { Coordinates } from '../../src/maven/coordinates/coordinates.js';
import {
  formatCoordinates,
  moduleKey,
  moduleVersionKey,
} from '../../src/maven/coordinates/coordinates.js';
import { parseCoordinates } from '../../src/maven/coordinates/coordinates.js';
import type { Dependency, Model, Plugin } from '../../src/maven/pom/model.js';
import { plainDependency } from '../../src/maven/pom/plain-dependency.js';
import type { Descriptor, ResolvedNode, Resolution } from '../../src/maven/resolve/machine.js';
import type { Contents, PlannedArtifact } from '../../src/uber/shade/contents.js';
import type {
  BrokenReference,
  Finding,
  Planned,
  UpgradeAnswer,
  UpgradeNeed,
  UpgradeRule,
  UpgradeState,
} from '../../src/uber/upgrade/state.js';
import { emptyModel, shadePlugin } from './model.js';
import { memberText } from '../../src/uber/plan/member-text.js';

/** `g:a:v[:classifier]`, which must parse. */
export function coords(text: string): Coordinates {
  const parsed = parseCoordinates(text);
  if (parsed === undefined) throw new Error(`not coordinates: ${text}`);
  return parsed;
}

/** A dependency as a POM writes it. */
export function dependency(text: string, more: Partial<Dependency> = {}): Dependency {
  const { groupId, artifactId, version, classifier } = coords(text);
  const plain = plainDependency({ groupId, artifactId, type: 'jar', classifier });
  return { ...plain, version, ...more };
}

/** A model with nothing in it but what is given. */
export function model(
  more: Partial<Model> = {},
): Model & { readonly groupId: string; readonly version: string } {
  const { groupId = emptyModel.groupId, version = emptyModel.version } = more;
  return { ...emptyModel, ...more, groupId, version };
}

/** A module with the shade plugin at a version, with one execution. */
export function shadeModel(version: string, more: Partial<Plugin> = {}): Model {
  const plugin = { ...shadePlugin(version), ...more };
  return model({ build: { ...emptyModel.build, plugins: [plugin] } });
}

/**
 * A resolved tree as a drawing, two spaces a level: `g:a:v`, and behind it, in any order, `managed from V`, `asked V`,
 * `scope`.
 */
export function tree(
  drawing: string,
  descriptors: Readonly<Record<string, readonly string[]>> = {},
): Resolution {
  const roots: ResolvedNode[] = [];
  const stack: { depth: number; children: ResolvedNode[] }[] = [{ depth: -1, children: roots }];
  for (const line of drawing.split('\n').filter((text) => text.trim() !== '')) {
    const depth = (/^ */.exec(line)?.[0].length ?? 0) / 2;
    while ((stack.at(-1)?.depth ?? -1) >= depth) stack.pop();
    const children: ResolvedNode[] = [];
    stack.at(-1)?.children.push(node(line.trim(), children));
    stack.push({ depth, children });
  }
  return {
    root: coords('test:uber:1'),
    children: roots,
    omitted: [],
    excluded: [],
    descriptors: new Map(
      Object.entries(descriptors).map(([key, list]) => [key, descriptorOf(key, list)]),
    ),
    problems: [],
  };
}

function node(line: string, children: readonly ResolvedNode[]): ResolvedNode {
  const [text = ''] = line.split(' ');
  const coordinates = coords(text);
  const managed = /managed from (\S+)/.exec(line)?.[1];
  return {
    coordinates,
    type: 'jar',
    scope: /\b(provided|runtime|test)\b/.exec(line)?.[1] ?? 'compile',
    optional: false,
    premanagedVersion: managed,
    premanagedScope: undefined,
    requestedVersion: /asked (\S+)/.exec(line)?.[1] ?? managed ?? coordinates.version,
    systemPath: undefined,
    repositories: [],
    relocatedFrom: [],
    children,
  };
}

function descriptorOf(key: string, list: readonly string[]): Descriptor {
  return {
    module: coords(key),
    dependencies: list.map((text) => {
      const [name = '', scope] = text.split(' ');
      return dependency(name, { scope });
    }),
    repositories: [],
    licenses: [],
    relocatedFrom: [],
  };
}

/** Contents: per artifact its entries; an artifact marked `-` in front is kept out. */
export function contents(
  artifacts: Readonly<Record<string, readonly string[]>>,
  more: Partial<Contents> = {},
): Contents {
  const entries = Object.entries(artifacts)
    .filter(([name]) => !name.startsWith('-'))
    .flatMap(([name, paths]) => paths.map((path) => entry(path, name)));
  return {
    jarName: 'uber.jar',
    executionId: 'default',
    entries,
    overlaps: [],
    services: [],
    manifest: {},
    artifacts: Object.keys(artifacts).map(plannedArtifact),
    problems: [],
    ...more,
  };
}

/** `original>path` for what is relocated. */
function entry(text: string, origin: string): Contents['entries'][number] {
  const [original = '', path = original] = text.split('>');
  const kind = original === path ? 'copied' : 'rewritten';
  return { path, kind, crc32: 1, size: 1, origin, originalPath: original };
}

function plannedArtifact(name: string): PlannedArtifact {
  const out = name.startsWith('-');
  return {
    coordinates: coords(out ? name.slice(1) : name),
    scope: 'compile',
    optional: false,
    path: [],
    inclusion: out ? { kind: 'excluded', rule: 'scope provided' } : { kind: 'included' },
  };
}

/** A planned definition with nothing in it but what is given. */
export function planned(more: Partial<Planned> = {}): Planned {
  return {
    model: model(),
    chain: [],
    resolution: tree(''),
    contents: [contents({})],
    keptOutPatterns: [[]],
    repositories: ['central'],
    missing: [],
    levels: [],
    sizes: new Map(),
    problems: [],
    ...more,
  };
}

/** A state to look at. */
export function state(more: Partial<UpgradeState> = {}): UpgradeState {
  return {
    old: planned(),
    now: planned(),
    decisions: [],
    java: 8,
    maven: '3.8.7',
    consumers: [],
    correct: false,
    ...more,
  };
}

/** A call site: `from -> owner[.member(descriptor)]`, from an artifact; `owner` names the artifact that has the class. */
export function broken(origin: string, text: string, ownerOrigin?: string): BrokenReference {
  const [from = '', symbol = ''] = text.split(' -> ');
  const member = /^([^.]+)\.([^(]+)(\(.*)$/.exec(symbol);
  return {
    source: internalName(from),
    origin,
    ownerOrigin,
    role: 'reference',
    use: 0,
    reference:
      member === null
        ? { kind: 'class', owner: internalName(symbol) }
        : {
            kind: 'method',
            owner: internalName(member[1] ?? ''),
            name: member[2] ?? '',
            descriptor: descriptor(member[3] ?? ''),
          },
  };
}

/** What the world answers: facts in tables. What is not in them was not to be asked, and fails the test. */
export interface Facts {
  readonly versions?: Readonly<Record<string, readonly string[] | 'unasked'>>;
  readonly plugins?: Readonly<
    Record<string, { readonly limit: number; readonly maven?: string } | 'unasked'>
  >;
  /** Internal names of classes by `g:a:v`. */
  readonly classes?: Readonly<Record<string, readonly string[]>>;
  /** Names that are there at run time. */
  readonly present?: readonly string[];
  readonly broken?: readonly BrokenReference[];
  readonly brokenWhenVersioned?: readonly BrokenReference[];
  /** By `g:a:v`: members that resolve with it, as `name` of the member or internal name of the class. */
  readonly resolves?: Readonly<Record<string, readonly string[] | 'unasked'>>;
  /** By version of the module: members that nobody gets, as plans record them. */
  readonly refused?: Readonly<Record<string, readonly string[]>>;
  readonly selfContained?: readonly string[];
}

/** Runs a rule against facts. */
export function findings(rule: UpgradeRule, at: UpgradeState, facts: Facts): readonly Finding[] {
  const machine = rule.find(at);
  let step = machine.next([]);
  while (step.done !== true) step = machine.next(step.value.map((need) => answer(need, facts)));
  return step.value;
}

const unasked: UpgradeAnswer = {
  kind: 'unasked',
  asked: [],
  failed: [{ repository: 'central', detail: 'timed out' }],
};

/** Answers one need from facts. */
export function answer(need: UpgradeNeed, facts: Facts): UpgradeAnswer {
  switch (need.kind) {
    case 'versions':
      return versionsOf(need, facts);
    case 'plugin':
      return pluginOf(need, facts);
    case 'class-names': {
      const names = new Set(facts.classes?.[formatCoordinates(need.coordinates)]);
      return { kind: 'class-names', names };
    }
    case 'present':
      return { kind: 'flags', flags: need.names.map((name) => isAmong(name, facts.present)) };
    case 'refused-members':
      return {
        kind: 'flags',
        flags: need.references.map((one) =>
          isAmong(memberText(one), facts.refused?.[need.planned.model.version]),
        ),
      };
    case 'linkage':
      return { kind: 'linkage', broken: brokenOf(need, facts) };
    case 'resolves-with':
      return resolvesWith(need, facts);
    case 'self-contained': {
      const flags = [isAmong(formatCoordinates(need.coordinates), facts.selfContained)];
      return { kind: 'flags', flags };
    }
    case 'plan':
      throw new Error('a rule asks for no plan');
    default:
      return need satisfies never;
  }
}

type NeedOf<Kind> = Extract<UpgradeNeed, { readonly kind: Kind }>;

function isAmong(name: string, names: readonly string[] = []): boolean {
  return names.includes(name);
}

function brokenOf({ versioned }: NeedOf<'linkage'>, facts: Facts): readonly BrokenReference[] {
  return (versioned ? facts.brokenWhenVersioned : facts.broken) ?? [];
}

function versionsOf({ module }: NeedOf<'versions'>, facts: Facts): UpgradeAnswer {
  const known = facts.versions?.[moduleKey(module)];
  if (known === undefined) return { kind: 'absent', asked: ['central'] };
  if (typeof known === 'string') return unasked;
  return { kind: 'versions', versions: known, release: undefined, latest: undefined };
}

function pluginOf({ version }: NeedOf<'plugin'>, facts: Facts): UpgradeAnswer {
  const known = facts.plugins?.[version];
  if (known === undefined) return { kind: 'unknown', detail: 'not in the table' };
  if (known === 'unasked') return unasked;
  return { kind: 'plugin', library: 'org.ow2.asm:asm:x', maven: undefined, ...known };
}

function resolvesWith(
  { coordinates, broken: sites }: NeedOf<'resolves-with'>,
  facts: Facts,
): UpgradeAnswer {
  const known = facts.resolves?.[moduleVersionKey(coordinates)] ?? [];
  if (known === 'unasked') return unasked;
  const flags = sites.map(({ reference }) =>
    known.includes(reference.kind === 'class' ? reference.owner : reference.name),
  );
  return { kind: 'flags', flags };
}
