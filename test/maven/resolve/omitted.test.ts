import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OmittedEdge } from '../../../src/maven/resolve/machine.js';
import { readCorpus } from '../../support/resolve-corpus.js';
import { resolveFrom } from '../../support/resolve-facts.js';

/**
 * `dependency:tree -Dverbose` of plugin 2.10 on Maven 3.8.7. That plugin resolves with Maven 2's code, which puts a few
 * artifacts at another place of the same tree: an edge that it shows as taken is omitted with us, and one the other way
 * round. These pairs are listed; everything else must be equal, with its reason.
 */
const elsewhere: Readonly<Record<string, { readonly theirs: string[]; readonly ours: string[] }>> =
  {
    'worked-3.1.4': {
      theirs: [
        'com.google.auto.service:auto-service:1.0.1 -> com.google.guava:guava:27.0-jre duplicate',
      ],
      ours: ['org.apache.hadoop:hadoop-common:3.1.4 -> com.google.guava:guava:27.0-jre duplicate'],
    },
    'worked-3.4.1': {
      theirs: [
        'com.google.auto.service:auto-service:1.0.1 -> com.google.guava:guava:27.0-jre duplicate',
        'org.apache.hadoop:hadoop-common:3.4.1 -> jakarta.activation:jakarta.activation-api:1.2.1 duplicate',
      ],
      ours: [
        'com.fasterxml.jackson.module:jackson-module-jaxb-annotations:2.12.7 -> jakarta.activation:jakarta.activation-api:1.2.1 duplicate',
        'org.apache.hadoop:hadoop-common:3.4.1 -> com.google.guava:guava:27.0-jre duplicate',
      ],
    },
  };

describe('what mediation omits', () => {
  const cases = readCorpus().filter(({ name }) => name in elsewhere);

  test('both worked trees are there', () => {
    expect(cases.map(({ name }) => name)).toEqual(Object.keys(elsewhere));
  });

  test.each(cases)('is what the verbose tree shows: $name', ({ name, facts }) => {
    const ours = resolveFrom(facts).resolution.omitted.map(describeEdge);
    const theirs = readVerbose(readFileSync(`test/corpus/verbose/${name}.txt`, 'utf8'));
    expect(theirs.length).toBeGreaterThan(100);
    expect(without(theirs, ours)).toEqual(elsewhere[name]?.theirs);
    expect(without(ours, theirs)).toEqual(elsewhere[name]?.ours);
  });
});

function describeEdge({ path, wanted, reason }: OmittedEdge): string {
  const why = reason.kind === 'conflict' ? `conflict with ${reason.selected}` : reason.kind;
  return `${path.at(-1)} -> ${wanted.groupId}:${wanted.artifactId}:${wanted.version} ${why}`;
}

/** The edges in parentheses: `(g:a:type:version:scope - …omitted for REASON)`. */
function readVerbose(text: string): readonly string[] {
  const [first = '', ...lines] = text.trimEnd().split('\n');
  const path = [toKey(`${first}:root`)];
  return lines.flatMap((line) => {
    const match = /^((?:[| ] {2})*)[+\\]- (\()?([^ )]+)(?:.*omitted for ([^)]*))?/.exec(line);
    const [, indent = '', omitted, artifact = '', reason] = match ?? [];
    const depth = indent.length / 3 + 1;
    const key = toKey(artifact);
    const edge = `${path[depth - 1]} -> ${key} ${reason}`;
    path[depth] = key;
    return omitted === undefined ? [] : [edge];
  });
}

/** `g:a:type[:classifier]:version:scope` to `g:a:version`. */
function toKey(artifact: string): string {
  const parts = artifact.split(':');
  return [parts[0], parts[1], parts.at(-2)].join(':');
}

function without(some: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return some.filter((each) => !known.has(each)).sort();
}
