/**
 * Where a consumer lies as a relative URI reference (RFC 3986), so that a code scanner that knows only files shows it:
 * the path of a file as it was named, of coordinates the module's folder in a repository, without the version, since what
 * is found keeps its place over versions. An absolute path becomes a `file` URI.
 */
export function locationOf(name: string): string {
  const [groupId = '', artifactId] = (name.split('@')[0] ?? '').split(':');
  const isFile = artifactId === undefined || artifactId === '' || /[/\\]/.test(name);
  const path = isFile
    ? name.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
    : `${groupId.replaceAll('.', '/')}/${artifactId}`;
  const [drive] = /^[a-z]:(?=\/)/i.exec(path) ?? [];
  if (drive !== undefined) return `file:///${drive}${encoded(path.slice(drive.length))}`;
  return path.startsWith('/') ? `file://${encoded(path)}` : encoded(path);
}

/** Each segment; a lone surrogate, which no UTF-8 has, is replaced. */
function encoded(path: string): string {
  return path
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
