import { FormatError } from '../../contract/problem/errors.js';

/** A `FormatError` at an offset of a text, with its line. `what` completes "FILE …". */
export function refuse(
  code: string,
  what: string,
  text: string,
  offset: number,
  name: string,
): FormatError {
  const line = text.slice(0, offset).split(/\r\n|\r|\n/).length;
  return new FormatError(
    code,
    `${name} ${what} (line ${line})`,
    { file: name, offset, line },
    advice[code],
  );
}

/** The text breaks a rule of XML 1.0. */
export function malformed(what: string, text: string, offset: number, name: string): FormatError {
  return refuse('xml.not-well-formed', what, text, offset, name);
}

const advice: Readonly<Record<string, string>> = {
  'xml.not-well-formed': 'repair the file, or fetch it again if it should be fine',
  'xml.doctype': 'remove the DOCTYPE and write out what it declares',
  'xml.too-large': 'no real POM, settings or metadata file comes near this: check what the file is',
  'xml.unknown-encoding': 'save the file as UTF-8',
};
