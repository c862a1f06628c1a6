import { parseXml } from '../../formats/xml/parse.js';
import type { PomSource } from './machine.js';
import type { Model } from './model.js';

/** A raw model: the POM as written, defaults of absent elements filled in, nothing inherited or interpolated. */
export function readModel(source: PomSource): Model {
  throw new Error(parseXml(source.text, source.location).name);
}
