import type { PomSource } from './machine.js';
import type { Model } from './model.js';
import { readParentless } from './read-model.js';

/** The super POM as a model; read once for each source. It has no coordinates of its own. */
export function readSuperModel(source: PomSource): Model {
  const known = read.get(source);
  if (known) return known;
  const model = readParentless(source);
  read.set(source, model);
  return model;
}

const read = new WeakMap<PomSource, Model>();
