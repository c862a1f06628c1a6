import type { UpgradeRule } from '../state.js';
import { absentVersion } from './absent-version.js';
import { artifactLeft } from './artifact-left.js';
import { classFileLevel } from './class-file-level.js';
import { contract } from './contract.js';
import { keptOutReturns } from './kept-out-returns.js';
import { selfLinkage } from './self-linkage.js';
import { serviceWithoutProvider } from './service-without-provider.js';
import { sizeChanged } from './size-changed.js';

/**
 * The rules, in stages: a stage is looked at only when nothing before it decides any more, since its decisions change
 * what comes after: first what goes in at all, then what that links to, then what others link to. A new rule is a
 * file and a line here.
 */
export const stages: readonly (readonly UpgradeRule[])[] = [
  [absentVersion, classFileLevel, keptOutReturns],
  [serviceWithoutProvider, selfLinkage],
  [contract],
  [artifactLeft, sizeChanged],
];
