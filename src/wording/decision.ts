import { primitiveNames } from '../formats/classfile/type-text.js';
import { moduleKey } from '../maven/coordinates/coordinates.js';
import { counted } from './count.js';
import type { Decision, Evidence, EvidenceReference } from '../uber/plan/decision.js';

/**
 * What a decision does, in one line without its reason: `ch.qos.reload4j:reload4j`,
 * `maven-shade-plugin 3.4.1 → 3.5.0`. The kind (`exclude`, `manage` …) stands before it in a column of its own.
 */
export function decisionSubject(decision: Decision): string {
  switch (decision.kind) {
    case 'exclude':
      return moduleKey(decision.module);
    case 'manage':
      return `${moduleKey(decision.module)} ${decision.from} → ${decision.to}`;
    case 'plugin':
      return `${decision.plugin.artifactId} ${decision.from} → ${decision.to}`;
    case 'filter':
      return `${moduleKey(decision.artifact)}: ${decision.excludes.join(', ')}`;
    case 'manifest':
      return `${decision.attribute}: ${decision.value}`;
    case 'add': {
      const { groupId, artifactId, version } = decision.coordinates;
      return `${groupId}:${artifactId}:${version}`;
    }
    default:
      return decision satisfies never;
  }
}

/**
 * Why, in one line: what the POM's comment, the screen and UPGRADE.md say. It never holds `--`, which an XML comment
 * forbids (XML 1.0 §2.5), nor a line end.
 */
export function decisionReason(decision: Decision): string {
  return evidenceWords(decision.evidence).replace(/\s+/g, ' ').replaceAll(/-{2,}/g, '-').trim();
}

/** All of the evidence, a line each, for a place with room: every reference, not only the first. */
export function evidenceDetails(evidence: Evidence): readonly string[] {
  switch (evidence.rule) {
    case 'self-linkage':
    case 'contract':
      return evidence.references.map(({ from, symbol }) => `${from} links to ${symbol}`);
    case 'absent-version':
      return [
        `asked for by ${evidence.requester}`,
        ...(evidence.firstReleased === undefined
          ? []
          : [`first released as ${evidence.firstReleased}`]),
      ];
    case 'class-file-level':
      return [`${evidence.entry} in ${evidence.artifact}`];
    case 'kept-out-returns':
      return [
        `${evidence.shared} of its ${evidence.of} class names are those of ${evidence.keptOut}`,
      ];
    case 'service-without-provider':
      return [`${evidence.service} names ${evidence.provider}`];
    default:
      return evidence satisfies never;
  }
}

function evidenceWords(evidence: Evidence): string {
  switch (evidence.rule) {
    case 'absent-version':
      return absentVersion(evidence);
    case 'class-file-level':
      return `${shortName(evidence.artifact)} holds ${javaOf(evidence.major)} class files, ${shortName(evidence.library)} in the plugin reads up to ${javaOf(evidence.limit)}`;
    case 'kept-out-returns':
      return `brings back ${counted(evidence.shared, 'class', 'classes')} of ${shortName(evidence.keptOut)}, which the definition keeps out (${evidence.pattern})`;
    case 'service-without-provider':
      return serviceWithoutProvider(evidence);
    case 'self-linkage':
      return `${shortName(evidence.requester)} ${useOf(evidence.references)}, built with ${evidence.asked}`;
    case 'contract':
      return `${shortName(evidence.consumer)} ${useOf(evidence.references)}, which left with the old version`;
    default:
      return evidence satisfies never;
  }
}

function absentVersion(evidence: Extract<Evidence, { rule: 'absent-version' }>): string {
  const held = evidence.managedFrom === undefined ? 'asked for at' : 'managed at';
  const first = evidence.firstReleased === undefined ? '' : ` (first: ${evidence.firstReleased})`;
  const keptOut =
    evidence.keptOutBy === undefined ? '' : `, and kept out anyway (${evidence.keptOutBy})`;
  return `${held} ${evidence.version}, which was never released${first}${keptOut}`;
}

function serviceWithoutProvider(
  evidence: Extract<Evidence, { rule: 'service-without-provider' }>,
): string {
  const provider = lastPart(evidence.provider);
  const lowest = Math.min(...evidence.onlyVersioned);
  if (evidence.onlyVersioned.length === 0) return `its provider ${provider} is not in the jar`;
  return `its provider ${provider} exists only for Java ${lowest}+, the manifest does not switch that on`;
}

/** The first reference stands for all; how many more there are is said. */
function useOf(references: readonly EvidenceReference[]): string {
  const [first, ...more] = references;
  if (first === undefined) return 'needs it';
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return `needs ${shortSymbol(first.symbol)}${rest}`;
}

/** `a.b.C.m(Ljava/lang/String;I)V` → `C.m(String, int)`; a class keeps its simple name. */
export function shortSymbol(symbol: string): string {
  const open = symbol.indexOf('(');
  if (open < 0) return lastPart(symbol);
  const owner = symbol.slice(0, open).split('.');
  const parameters = parameterNames(symbol.slice(open + 1, symbol.indexOf(')', open)));
  return `${owner.slice(-2).join('.')}(${parameters.join(', ')})`;
}

/** The parameters of a method descriptor (JVMS §4.3.3) as a person writes them, packages left out. */
function parameterNames(descriptor: string): readonly string[] {
  return [...descriptor.matchAll(/(\[*)(?:L([^;]*);|([BCDFIJSZ]))/g)].map(
    ([, arrays = '', name, primitive = '']) =>
      (name === undefined ? (primitiveNames[primitive] ?? primitive) : lastPart(name)) +
      '[]'.repeat(arrays.length),
  );
}

function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
}

/** `g:a:v` → `a v`; anything else as it is. */
function shortName(coordinates: string): string {
  const [, artifactId, version] = coordinates.split(':');
  if (artifactId === undefined) return coordinates;
  return version === undefined ? artifactId : `${artifactId} ${version}`;
}

/** JVMS table 4.1-A: major 45 is 1.1, 52 is 8, 65 is 21. */
function javaOf(major: number): string {
  return `Java ${major - 44}`;
}
