import type { ClassFacts } from '../../src/jvm/classpath/class-facts.js';
import type { JavapClass } from './javap.js';
import { distinct } from './javap.js';

/** What our reader says of a class, in the form of `parseJavap`. */
export function classLines(facts: ClassFacts): JavapClass {
  return {
    name: facts.name,
    head: [
      `major ${facts.major}`,
      `access ${facts.access}`,
      `super ${facts.superName ?? ''}`,
      ...facts.interfaces.map((name) => `interface ${name}`),
    ],
    members: [...facts.fields, ...facts.methods].map(
      ({ access, name, descriptor }) => `${access} ${name} ${descriptor}`,
    ),
    references: distinct(
      facts.references.map((reference) =>
        reference.kind === 'class'
          ? `class ${reference.owner}`
          : `${reference.kind} ${reference.owner}.${reference.name}:${reference.descriptor}`,
      ),
    ),
  };
}
