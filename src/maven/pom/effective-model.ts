import type { Machine } from '../../contract/ports/machine.js';
import type { EffectiveModel, ModelContext, PomAnswer, PomNeed, PomSource } from './machine.js';
import type { Model } from './model.js';
import { readModel } from './read-model.js';

/**
 * The effective model of a POM, as Maven 3.8's `DefaultModelBuilder` builds it. `readRaw` lets a driver keep raw
 * models by checksum: parents and BOMs are asked for by hundreds of descriptors.
 */
export function* effectiveModel(
  source: PomSource,
  _context: ModelContext,
  _purpose: 'project' | 'dependency',
  readRaw: (source: PomSource) => Model = readModel,
): Machine<PomNeed, PomAnswer, EffectiveModel> {
  yield [];
  throw new Error(readRaw(source).artifactId);
}
