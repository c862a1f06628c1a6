import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** What the live test `api-rules` recorded of the invented pairs. */
export interface RecordedApi {
  /** The JDK that compiled and ran them. */
  readonly java: number;
  /** By package: the error that the old client threw with the new classes (`-`: none), whether its source compiles. */
  readonly judged: Readonly<
    Record<string, { readonly throws: string; readonly compiles: boolean }>
  >;
  /** Class files by path, in base64. */
  readonly old: Readonly<Record<string, string>>;
  readonly now: Readonly<Record<string, string>>;
}

export function recordedApi(): RecordedApi {
  return JSON.parse(gunzipSync(readFileSync('test/fixtures/api/cases.json.gz')).toString());
}
