import type { Model } from '../../maven/pom/model.js';

/** The Java that runs the product: as asked for, else the module's target, else 8. */
export function productJava(asked: number | undefined, { properties }: Model): number {
  const written =
    properties['maven.compiler.release'] ?? properties['maven.compiler.target'] ?? '8';
  const target = Number(/^(?:1\.)?(\d{1,2})$/.exec(written.trim())?.[1] ?? Number.NaN);
  return asked ?? (Number.isNaN(target) ? 8 : Math.max(target, 8));
}
