import type { Machine } from '../../../contract/ports/machine.js';
import { toInternalName } from '../../../formats/classfile/names.js';
import type { InternalName } from '../../../formats/classfile/names.js';
import { parseCoordinates } from '../../../maven/coordinates/coordinates.js';
import type { Decision, Evidence } from '../../plan/decision.js';
import type { Contents, PlannedService } from '../../shade/contents.js';
import { ask } from '../ask.js';
import type {
  Finding,
  Planned,
  UpgradeAnswer,
  UpgradeNeed,
  UpgradeRule,
  UpgradeState,
} from '../state.js';

/**
 * Rule 4: a service whose provider is not there at run time: neither in the contents, nor kept out or provided, nor in
 * the platform. Where all such providers exist for newer Java only, the manifest is made to switch versioned classes on
 * if none of them lies in a relocated package and the jar still links at every level; else the artifact's service file
 * is dropped. A fault that the old jar has as well is decided only with `--correct`.
 */
export const serviceWithoutProvider: UpgradeRule = {
  name: 'service-without-provider',
  always: false,
  *find(state) {
    if (state.old === undefined) return [];
    const absent = yield* absentProviders(state.now, () => true);
    const now = new Set(absent.map(keyOf));
    const old = yield* absentProviders(state.old, (one) => now.has(keyOf(one)));
    const before = new Set(old.map(keyOf));
    const fresh = absent.filter((one) => state.correct || !before.has(keyOf(one)));
    const switchable = yield* canSwitchOn(state, fresh);
    return absent.map((one) =>
      finding(one, absent, { before: before.has(keyOf(one)), correct: state.correct, switchable }),
    );
  },
};

interface AbsentProvider {
  readonly contents: Contents;
  readonly service: PlannedService;
  readonly provider: PlannedService['providers'][number];
  readonly onlyVersioned: readonly number[];
}

type Asking<T> = Machine<UpgradeNeed, UpgradeAnswer, T>;

type Named = Pick<AbsentProvider, 'service' | 'provider'>;

function keyOf({ service, provider }: Named): string {
  return `${service.service} ${provider.name}`;
}

/** The providers that are not there, of those that are asked about. */
function* absentProviders(
  planned: Planned,
  asked: (one: Named) => boolean,
): Asking<readonly AbsentProvider[]> {
  const all = planned.contents
    .flatMap((contents) =>
      contents.services.flatMap((service) =>
        service.providers.map((provider) => ({ contents, service, provider })),
      ),
    )
    .filter(asked);
  if (all.length === 0) return [];
  const names = all.map(({ provider }) => toInternalName(provider.name));
  const answer = yield* ask({ kind: 'present', planned, names });
  const flags = answer.kind === 'flags' ? answer.flags : [];
  return all
    .filter((_, index) => flags[index] === false)
    .map((one) => ({
      ...one,
      onlyVersioned: versionsOf(one.contents, toInternalName(one.provider.name)),
    }));
}

/** The Javas for which a class is below `META-INF/versions`. */
function versionsOf({ entries }: Contents, name: InternalName): readonly number[] {
  return entries
    .flatMap(({ path }) => {
      if (!path.startsWith('META-INF/versions/')) return [];
      const match = /^META-INF\/versions\/(\d+)\/(.+)\.class$/.exec(path);
      return match?.[2] === name ? [Number(match[1])] : [];
    })
    .sort((a, b) => a - b);
}

/** Whether `Multi-Release: true` mends all of them and breaks nothing. */
function* canSwitchOn(
  { now, java }: UpgradeState,
  fresh: readonly AbsentProvider[],
): Asking<boolean> {
  const versioned = fresh.filter(({ onlyVersioned }) => onlyVersioned.length > 0);
  if (
    versioned.length === 0 ||
    versioned.some(({ onlyVersioned }) => !onlyVersioned.some((n) => n <= java))
  )
    return false;
  const relocated = now.contents.some(({ entries }) =>
    entries.some(
      ({ path, originalPath, kind }) =>
        /^META-INF\/versions\/\d+\//.test(originalPath) &&
        path.endsWith('.class') &&
        (path !== originalPath || kind === 'rewritten'),
    ),
  );
  if (relocated) return false;
  const switched = yield* ask({ kind: 'linkage', planned: now, versioned: true });
  return switched.kind === 'linkage' && switched.broken.length === 0;
}

function finding(
  one: AbsentProvider,
  all: readonly AbsentProvider[],
  {
    before,
    correct,
    switchable,
  }: { readonly before: boolean; readonly correct: boolean; readonly switchable: boolean },
): Finding {
  const { service, provider, onlyVersioned } = one;
  const facts = {
    service: service.service,
    provider: provider.name,
    artifact: provider.origin,
    onlyVersioned,
  };
  const evidence: Evidence = { rule: 'service-without-provider', ...facts };
  const decide = (): Decision | undefined => {
    if (before && !correct) return undefined;
    if (switchable && onlyVersioned.length > 0)
      return { kind: 'manifest', attribute: 'Multi-Release', value: 'true', evidence };
    return dropService(one, all, evidence);
  };
  return {
    problem: { code: 'upgrade.service-without-provider', ...facts, before },
    decision: decide(),
  };
}

/** The filter on the artifact's service file, where every provider that the file names is absent. */
function dropService(
  { contents, service, provider }: AbsentProvider,
  all: readonly AbsentProvider[],
  evidence: Evidence,
): Decision | undefined {
  const artifact = parseCoordinates(provider.origin);
  const absent = new Set(
    all.filter((one) => one.service === service).map((one) => one.provider.name),
  );
  const good = service.providers.some(
    ({ origin, name }) => origin === provider.origin && !absent.has(name),
  );
  if (artifact === undefined || good) return undefined;
  const path = `META-INF/services/${service.service}`;
  const entry = contents.entries.find((candidate) => candidate.path === path);
  const { groupId, artifactId } = artifact;
  return {
    kind: 'filter',
    artifact: { groupId, artifactId },
    excludes: [entry?.originalPath ?? path],
    evidence,
  };
}
