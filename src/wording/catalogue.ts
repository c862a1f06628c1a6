import type { Problem } from '../contract/problem/problem.js';
import { baselineWords } from './baseline.js';
import { classWords } from './class.js';
import { classpathWords } from './classpath.js';
import { generateWords } from './generate.js';
import { inputWords } from './input.js';
import { jarWords } from './jar.js';
import { patchWords } from './patch.js';
import { planWords } from './plan.js';
import { pomWords } from './pom.js';
import { repositoryWords } from './repository.js';
import { resolveWords } from './resolve.js';
import { shadeWords } from './shade.js';
import { tarballWords } from './tarball.js';
import { upgradeWords } from './upgrade.js';
import type { Words } from './words.js';

/** Every word about problems, by code. The compiler holds it complete. */
export const catalogue: Words<Problem> = {
  ...pomWords,
  ...repositoryWords,
  ...resolveWords,
  ...jarWords,
  ...classWords,
  ...classpathWords,
  ...shadeWords,
  ...upgradeWords,
  ...planWords,
  ...generateWords,
  ...patchWords,
  ...inputWords,
  ...tarballWords,
  ...baselineWords,
};

/** All codes, in byte order. */
export const problemCodes: readonly string[] = Object.keys(catalogue).sort();
