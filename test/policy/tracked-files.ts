import { readFileSync, readdirSync } from 'node:fs';

const notTracked = new Set(['.git', 'node_modules', 'dist', 'coverage']);

/** Every file of the project (what git ignores is left out), as paths below it, in byte order. */
export function projectFiles(): readonly string[] {
  return below('.')
    .map((path) => path.slice(2))
    .sort();
}

function below(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notTracked.has(entry.name)) return [];
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? below(path) : [path];
  });
}

/** A file's text, or `undefined` for what is none (a jar, a class file, something packed). */
export function textOf(path: string): string | undefined {
  const bytes = readFileSync(path);
  return bytes.subarray(0, 8000).includes(0) ? undefined : bytes.toString('utf8');
}
