import { z } from 'zod';
import { FormatError } from '../../contract/problem/errors.js';
import type { OriginalRecord } from '../../formats/jar/original-record.js';
import { RECORD_PATH } from './label.js';
import type { AppliedPatch, PatchRecord } from './record.js';

/** Far more than a thousand classes need. */
const MAX_RECORD = 64 * 1024 * 1024;

/** The inverse of `recordText`. Throws `FormatError` `patch.damaged-record`. */
export function readRecord(bytes: Uint8Array, file: string): PatchRecord {
  if (bytes.length > MAX_RECORD) throw damaged(file, 'it is larger than any record');
  const value = parsed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), file);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw damaged(file, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}

function parsed(bytes: Buffer, file: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw damaged(file, error instanceof Error ? error.message : String(error));
  }
}

function damaged(file: string, detail: string): FormatError {
  return new FormatError(
    'patch.damaged-record',
    `${file} says that it was patched, and how is not known: ${detail}`,
    { file, entry: RECORD_PATH },
    'take the original jar from where it was published',
  );
}

/** One file is checked in a run: to compile the checks takes longer than to run them as they are. */
z.config({ jitless: true });

const text = z.string();
const count = z.int().min(0);
const sha256 = text.regex(/^[0-9a-f]{64}$/);
const base64 = text.regex(/^[A-Za-z0-9+/]*={0,2}$/);
const texts = z.array(text);

const applied: z.ZodType<AppliedPatch> = z.object({
  classes: texts,
  consumers: texts,
  sources: z.array(z.object({ name: text, sha256 })),
  added: z.array(
    z.object({ name: text, source: text, size: count, reason: text, rewritten: z.boolean() }),
  ),
  missing: z.array(z.object({ consumer: text, names: texts })),
});

const undo: z.ZodType<OriginalRecord> = z.object({
  size: count,
  entries: count,
  directory: count,
  hasManifest: z.boolean(),
  regions: z.array(z.object({ offset: count, bytes: base64, dropped: z.boolean() })),
  rows: z.array(z.object({ row: count, bytes: base64, dropped: z.boolean() })),
  tail: base64,
});

const schema: z.ZodType<PatchRecord> = z.object({
  schema: z.literal('uberplan/patch/1'),
  tool: text,
  date: text,
  original: z.object({ name: text, sha256, size: count }),
  patches: z.array(applied).min(1),
  undo,
});
