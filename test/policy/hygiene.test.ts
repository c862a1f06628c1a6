import { describe, expect, it } from 'vitest';
import { projectFiles, textOf } from './tracked-files.js';

const files = projectFiles();
const texts = files
  .filter((file) => file !== 'package-lock.json')
  .map((file) => ({ file, text: textOf(file) }))
  .filter((item): item is { file: string; text: string } => item.text !== undefined);

/** Hosts that may be named: invented ones (RFC 2606, RFC 6761, names without a dot), this machine, and names of formats that nobody fetches. */
const allowedHosts =
  /^(?:[\w-]+|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|(?:[\w-]+\.)*(?:example|invalid|test|localhost)|(?:[\w-]+\.)*example\.(?:com|org|net)|maven\.apache\.org|www\.apache\.org|www\.w3\.org|json-schema\.org|docs\.oasis-open\.org)$/;

/** Where a text names a host, with its line. */
function hostsIn(file: string, text: string): readonly string[] {
  return [...text.matchAll(/\bhttps?:\/\/(?:[^\s/@"'`<>]*@)?(\[[\da-f:]+\]|[a-z0-9.-]+)/gi)]
    .filter(([, host = '']) => !allowedHosts.test(host.toLowerCase()))
    .map(({ index, 0: found }) => `${file}:${text.slice(0, index).split('\n').length} ${found}`);
}

/** With a letter of each in brackets, so that this file does not say them. */
const banned: readonly RegExp[] = [
  /repo[.]maven[.]apache|repo1[.]maven/i,
  /maven[.]aliyun|registry[.]npmjs|registry[.]npmmirror/i,
  /(?<![\w.])\/(?:work\/(?:main|shared)|root|home\/(?!me\/|user\/)\w+)\//,
  /\b(?:Chat[G]PT|Clau[d]e|Anthro[p]ic|Open[A]I|Co[p]ilot)\b/i,
  /\b(?:large )?language [m]odel\b|\b[A]I[- ](?:generated|assisted|agent)/i,
];

function bannedIn(file: string, text: string): readonly string[] {
  return banned.flatMap((pattern) => {
    const found = pattern.exec(text);
    return found ? [`${file}:${text.slice(0, found.index).split('\n').length} ${found[0]}`] : [];
  });
}

describe('what stands in the project', () => {
  it('there is something to check', () => {
    expect(texts.length).toBeGreaterThan(100);
  });

  it('no text names a real repository or any other host that could be asked', () => {
    expect(texts.flatMap(({ file, text }) => hostsIn(file, text))).toEqual([]);
  });

  it('no text holds a path of some machine, or words that do not belong here', () => {
    expect(texts.flatMap(({ file, text }) => bannedIn(file, text))).toEqual([]);
  });

  it('the lock file names no registry', () => {
    expect(textOf('package-lock.json')).not.toMatch(/"resolved":/);
  });

  it('no file or folder is called by what says nothing', () => {
    const empty = /^(?:utils?|common|helpers?|misc|shared|stuff|lib)$/;
    const said = files.filter((file) =>
      file.split('/').some((part) => empty.test(part.replace(/\..*$/, ''))),
    );
    expect(said.filter((file) => /^(?:src|test(?!\/fixtures)|bench)\//.test(file))).toEqual([]);
  });

  it('a planted host and a planted path are found', () => {
    // Put together here, so that this file does not hold them.
    const host = ['https:', '', 'user:secret@repo.acme.io', 'maven2'].join('/');
    expect(hostsIn('a.ts', `fetch('${host}')`)).toHaveLength(1);
    expect(hostsIn('a.ts', `fetch('https://repo.example/maven2')`)).toEqual([]);
    expect(bannedIn('a.ts', ['see ', 'root', 'x'].join('/'))).toHaveLength(1);
  });
});
