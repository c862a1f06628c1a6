import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the package lies: `src/platform`, `dist/platform` and `dist/cli`, which holds the bundled program, are equally deep below it. */
const root = new URL('../../', import.meta.url);

/** The folder that the package lies in, with a `/` at its end. */
export const packageFolder: string = fileURLToPath(root);

/** The file that threads run, as the build makes it of `workers/thread.ts`. */
export const threadEntry: URL = new URL('dist/platform/workers/thread.cjs', root);

/** Name and version as package.json has them. */
export function readTool(): { readonly name: string; readonly version: string } {
  const text = readFileSync(`${packageFolder}package.json`, 'utf8');
  const version = /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? '0.0.0';
  return { name: 'uberplan', version };
}

/** The page of a problem code (`docs/problems/CODE.md`); `undefined` where there is none. The code is a plain name, no path. */
export function readProblemPage(code: string): string | undefined {
  const file = `${packageFolder}docs/problems/${code}.md`;
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
