/**
 * The providers that a file of `META-INF/services` names, as `java.util.ServiceLoader` reads it: UTF-8, one binary name
 * a line, `#` begins a comment, repeats count once.
 */
export function readProviders(bytes: Uint8Array): readonly string[] {
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\n|\r/);
  const names = lines.map((line) => (line.split('#', 1)[0] ?? '').trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
