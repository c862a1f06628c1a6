import { expect, test } from 'vitest';
import { internalName } from '../../../src/formats/classfile/names.js';
import { groupsOf } from '../../../src/goals/check/groups.js';
import type { SiteFinding } from '../../../src/jvm/linkage/site-finding.js';

function asked(source: string, owner: string): SiteFinding {
  return {
    source: internalName(source),
    origin: 'consumer.jar',
    reference: { kind: 'class', owner: internalName(owner) },
    use: 0,
    role: 'reference',
    answer: { kind: 'absent', error: 'NoClassDefFoundError' },
    strength: 'needed',
  };
}

const unexplained = { supplier: undefined, cause: undefined };

/** On JDK 17 `new Gone()` and `new Gone[0]` throw `NoClassDefFoundError: Gone`, `new Gone[0][]` the same of `[LGone;`. */
test('an array is not there because the class is not that it is made of', () => {
  const findings = [
    asked('org/acme/User', 'org/acme/Gone'),
    asked('org/acme/Maker', '[Lorg/acme/Gone;'),
    asked('org/acme/Maker', '[[Lorg/acme/Gone;'),
  ];
  expect(groupsOf([{ consumer: 'consumer.jar', findings }], () => unexplained)).toMatchObject([
    {
      id: 'org.acme.Gone:NoClassDefFoundError',
      symbol: 'org.acme.Gone',
      owner: 'org.acme.Gone',
      users: [{ consumer: 'consumer.jar', classes: ['org.acme.Maker', 'org.acme.User'] }],
    },
  ]);
});
