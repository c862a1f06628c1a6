import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStopgap } from '../../../src/uber/patch/recognise.js';
import type { PatchRecord } from '../../../src/uber/patch/record.js';
import { readRecord } from '../../../src/uber/patch/read-record.js';
import { recordText } from '../../../src/uber/patch/record.js';
import { stopgapAttributes } from '../../../src/uber/patch/label.js';

const sha256 = 'ab'.repeat(32);
const record: PatchRecord = {
  schema: 'uberplan/patch/1',
  tool: 'uberplan 0.1.0',
  date: '2024-10-09T13:21:14',
  original: { name: 'tool-uber.jar', sha256, size: 43 },
  patches: [
    {
      classes: ['a.B'],
      consumers: ['g:consumer:1'],
      sources: [{ name: 'g:source:2', sha256 }],
      added: [
        { name: 'a.B', source: 'g:source:2', size: 7, reason: 'asked for', rewritten: false },
        { name: 'a.B$C', source: 'g:source:2', size: 9, reason: 'nested in a.B', rewritten: true },
      ],
      missing: [{ consumer: 'g:other:1', names: ['a.D'] }],
    },
  ],
  undo: {
    size: 43,
    entries: 1,
    directory: 20,
    hasManifest: true,
    regions: [{ offset: 0, bytes: 'UEsDBA==', dropped: false }],
    rows: [{ row: 0, bytes: 'UEsBAg==', dropped: false }],
    tail: 'UEsFBg==',
  },
};

describe('the record of a patch', () => {
  it('is read as it was written', () => {
    expect(readRecord(Buffer.from(recordText(record)), 'x.jar')).toEqual(record);
  });

  it('that is cut off or edited is refused with the file that holds it', () => {
    const bytes = Buffer.from(recordText(record));
    fc.assert(
      fc.property(fc.nat(bytes.length - 2), (length) => {
        expect(() => readRecord(bytes.subarray(0, length), 'x.jar')).toThrow(
          expect.objectContaining({
            code: 'patch.damaged-record',
            place: expect.objectContaining({ file: 'x.jar' }),
          }),
        );
      }),
    );
    const edited = recordText({ ...record, patches: [] });
    expect(() => readRecord(Buffer.from(edited), 'x.jar')).toThrow('patches');
  });

  it('makes every goal tell a stopgap, a damaged one as well', () => {
    const bytes = Buffer.from(recordText(record));
    expect(readStopgap(() => bytes, 'x.jar').problem).toEqual({
      code: 'patch.stopgap',
      file: 'x.jar',
      classes: 2,
      sources: ['g:source:2'],
    });
    expect(readStopgap(() => bytes.subarray(1), 'x.jar').problem).toMatchObject({
      code: 'patch.damaged-record',
      file: 'x.jar',
    });
  });
});

describe('the label in the manifest', () => {
  it('says what, from where, from which original, with what and when', () => {
    expect(stopgapAttributes(record)).toEqual([
      ['Uberplan-Stopgap', '2 added: a.B, all that g:consumer:1 lacks'],
      ['Uberplan-Stopgap-Sources', `g:source:2 sha256:${sha256}`],
      ['Uberplan-Stopgap-Original', `tool-uber.jar sha256:${sha256}`],
      ['Uberplan-Stopgap-Tool', 'uberplan 0.1.0'],
      ['Uberplan-Stopgap-Date', '2024-10-09T13:21:14'],
    ]);
  });
});
