import { mergingCases } from './merging.js';
import { outputCases } from './output.js';
import { relocationCases } from './relocation.js';
import { selectionCases } from './selection.js';
import type { ShadeCase } from './shade-case.js';

/**
 * Invented modules, one per rule of the shade plugin; each is shaded by the real plugin in several versions. Chosen before
 * the first run; what fails stays here.
 */
export const shadeCases: readonly ShadeCase[] = [
  ...selectionCases,
  ...relocationCases,
  ...mergingCases,
  ...outputCases,
];
