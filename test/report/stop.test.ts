import { describe, expect, it } from 'vitest';
import { FormatError, UsageError } from '../../src/contract/problem/errors.js';
import { bugEnvelope, errorEnvelope, writeEnvelope } from '../../src/report/envelope.js';
import { paint } from '../../src/report/paint.js';
import { bugText, placeText, stopText } from '../../src/report/stop.js';

const tool = { name: 'uberplan', version: '1.2.3' };
const plain = paint(false);

describe('an error as text', () => {
  it('says what, where, what to do, and where to read more', () => {
    const error = new FormatError(
      'jar.truncated',
      'the jar ends early',
      { file: 'a.jar', entry: 'x/Y.class', offset: 17 },
      'fetch it again',
    );
    expect(stopText(error, plain)).toBe(
      'error: the jar ends early  (a.jar!/x/Y.class, offset 17)\n' +
        '  fetch it again\n' +
        '  jar.truncated: uberplan help jar.truncated\n',
    );
  });

  it('does not name a file twice', () => {
    expect(placeText({ file: 'pom.xml', line: 3 }, 'pom.xml is not XML')).toBe('line 3');
  });

  it('does not say a line twice, and no offset beside a line', () => {
    expect(placeText({ line: 3, offset: 99 }, 'bad tag (line 3)')).toBe('');
    expect(placeText({ line: 3, offset: 99 }, 'bad tag')).toBe('line 3');
  });

  it('an error without place and advice is one line and its code', () => {
    expect(stopText(new UsageError('usage.arguments', 'wrong'), plain)).toBe(
      'error: wrong\n  usage.arguments: uberplan help usage.arguments\n',
    );
  });

  it('a bug shows its stack only where that was asked for', () => {
    const bug = new Error('broken');
    expect(bugText(bug, false, plain)).not.toContain('stop.test.ts');
    expect(bugText(bug, true, plain)).toContain('stop.test.ts');
    expect(bugText('a text', false, plain)).toContain('a text');
  });
});

describe('an error as JSON', () => {
  it('is the envelope that every goal prints, with no result', () => {
    const error = new UsageError('usage.arguments', 'wrong', { line: 2 }, 'mend it');
    expect(JSON.parse(writeEnvelope(errorEnvelope(tool, 'plan', error)))).toEqual({
      schema: 'uberplan/plan-result/1',
      tool,
      goal: 'plan',
      verdict: 'stopped',
      problems: [
        {
          code: 'usage.arguments',
          severity: 'error',
          message: 'wrong',
          place: { line: 2 },
          advice: 'mend it',
        },
      ],
      result: null,
    });
  });

  it('a bug is one, too', () => {
    expect(bugEnvelope(tool, 'plan', 'broken')).toMatchObject({
      verdict: 'stopped',
      problems: [{ code: 'bug', message: 'broken' }],
    });
  });
});
