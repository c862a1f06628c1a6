import type { ClassDeclaration, FieldLike } from '../../formats/classfile/declaration.js';
import { toBinaryName } from '../../formats/classfile/names.js';
import { flag, has, levelOf } from './api-access.js';
import { annotationChanges } from './api-annotations.js';
import type { ApiChange } from './api-change.js';
import { isChecked } from './api-exceptions.js';
import { isExtendable } from './api-extendable.js';
import { numbered, signatureParts } from './api-generics.js';
import { inheritedAbstractChanges } from './api-inherited.js';
import { templateChanges } from './api-method-generics.js';
import type { ApiRule, ClassSubject } from './api-subject.js';
import { change, when } from './api-subject.js';
import { supertypeChanges } from './api-supertypes.js';
import { typeText } from './api-text.js';

/** What may have become of a class that both sides have, apart from its members. */
export const classRules: readonly ApiRule<ClassSubject>[] = [
  { name: 'access', inspect: accessChanges },
  {
    name: 'kind',
    inspect: ({ old, now }) => {
      const [was, is] = [kindOf(old), kindOf(now)];
      if (was === is) return [];
      const links = has(old.access, flag.interface) === has(now.access, flag.interface);
      return [change('CLASS_TYPE_CHANGED', `${was} → ${is}`, links ? { binary: false } : {})];
    },
  },
  {
    name: 'abstract',
    inspect: ({ old, now }) => {
      const is = has(now.access, flag.abstract);
      if (is === has(old.access, flag.abstract) || has(now.access | old.access, flag.interface))
        return [];
      return [change(is ? 'CLASS_NOW_ABSTRACT' : 'CLASS_NO_LONGER_ABSTRACT')];
    },
  },
  {
    name: 'final',
    inspect: ({ old, now }) => {
      if (isExtendable(old) && !isExtendable(now)) {
        return has(now.access, flag.final)
          ? [change('CLASS_NOW_NOT_EXTENDABLE', 'final')]
          : [
              change('CLASS_NOW_NOT_EXTENDABLE', 'no constructor but private ones', {
                failure: 'IllegalAccessError',
              }),
            ];
      }
      return when(
        has(old.access, flag.final) && !has(now.access, flag.final),
        'CLASS_NO_LONGER_FINAL',
      );
    },
  },
  {
    name: 'static',
    inspect: ({ old, now }) => {
      const is = has(now.access, flag.static);
      if (is === has(old.access, flag.static) || has(now.access | old.access, flag.interface))
        return [];
      return [change(is ? 'CLASS_NOW_STATIC' : 'CLASS_NO_LONGER_STATIC')];
    },
  },
  { name: 'sealed', inspect: sealedChanges },
  { name: 'supertypes', inspect: supertypeChanges },
  { name: 'inherited abstract methods', inspect: inheritedAbstractChanges },
  {
    name: 'checked exception',
    inspect: ({ old, now, oldHierarchy, newSource, oldSource }) =>
      when(
        old.superName !== now.superName &&
          isChecked(newSource, now.name) &&
          !isChecked(oldSource, old.name) &&
          // An exception whose superclasses cannot all be seen may have been one before.
          ![...oldHierarchy.unseen].some((name) => oldHierarchy.superclassNames.has(name)),
        'CLASS_NOW_CHECKED_EXCEPTION',
      ),
  },
  { name: 'record components', inspect: componentChanges },
  { name: 'order of enum constants', inspect: orderChanges },
  { name: 'generics', inspect: genericChanges },
  { name: 'class file', inspect: versionChanges },
  { name: 'annotations', inspect: ({ old, now }) => annotationChanges(old, now) },
];

/** A protected nested class is public to the JVM, a private one is package-private (JVMS §4.1): only that breaks binaries. */
function accessChanges({ old, now }: ClassSubject): readonly ApiChange[] {
  const [was, is] = [levelOf(old.access), levelOf(now.access)];
  if (is > was) return [change('CLASS_MORE_ACCESSIBLE')];
  if (is === was) return [];
  const isPackagePrivate = is < 2;
  if (was === 3 && isPackagePrivate) return [change('CLASS_NO_LONGER_PUBLIC')];
  return [change('CLASS_LESS_ACCESSIBLE', undefined, { binary: was >= 2 && isPackagePrivate })];
}

function kindOf({ access, components, superName }: ClassDeclaration): string {
  if (has(access, flag.annotation)) return 'annotation';
  if (has(access, flag.interface)) return 'interface';
  if (has(access, flag.enum) || superName === 'java/lang/Enum') return 'enum';
  return components === undefined ? 'class' : 'record';
}

function sealedChanges({ old, now }: ClassSubject): readonly ApiChange[] {
  if (old.permitted === undefined && now.permitted === undefined) return [];
  // What nobody could extend before, nobody does.
  if (old.permitted === undefined)
    return [change('CLASS_NOW_SEALED', undefined, isExtendable(old) ? {} : { binary: false })];
  if (now.permitted === undefined) return [change('CLASS_NO_LONGER_SEALED')];
  const before = new Set(old.permitted);
  const after = new Set(now.permitted);
  return [
    ...old.permitted
      .filter((name) => !after.has(name))
      .map((name) => change('PERMITTED_SUBCLASS_REMOVED', toBinaryName(name))),
    ...now.permitted
      .filter((name) => !before.has(name))
      .map((name) => change('PERMITTED_SUBCLASS_ADDED', toBinaryName(name))),
  ];
}

/** Constructor and accessors are members of their own, and break as such; what is left is the pattern. */
function componentChanges({ old, now }: ClassSubject): readonly ApiChange[] {
  if (old.components === undefined || now.components === undefined) return [];
  const before = new Map(old.components.map((one) => [one.name, one]));
  const after = new Map(now.components.map((one) => [one.name, one]));
  const changes: ApiChange[] = [];
  for (const [name, one] of before) {
    const other = after.get(name);
    if (other === undefined) changes.push(change('RECORD_COMPONENT_REMOVED', name));
    else if (typeOf(one) !== typeOf(other))
      changes.push(
        change(
          'RECORD_COMPONENT_TYPE_CHANGED',
          `${name}: ${typeText(one.descriptor)} → ${typeText(other.descriptor)}`,
        ),
      );
  }
  for (const name of after.keys())
    if (!before.has(name)) changes.push(change('RECORD_COMPONENT_ADDED', name));
  const isReordered = !sameOrder([...before.keys()], [...after.keys()]);
  return [...changes, ...when(isReordered, 'RECORD_COMPONENTS_REORDERED')];
}

function typeOf({ descriptor, signature }: FieldLike): string {
  return signature ?? descriptor;
}

/** Ordinals and the order of comparison follow the declaration (JLS §8.9.3). */
function orderChanges({ old, now }: ClassSubject): readonly ApiChange[] {
  return when(!sameOrder(constantsOf(old), constantsOf(now)), 'ENUM_CONSTANTS_REORDERED');
}

function constantsOf({ fields }: ClassDeclaration): readonly string[] {
  return fields.filter(({ access }) => has(access, flag.enum)).map(({ name }) => name);
}

/** Whether what both have comes in one order. */
function sameOrder(old: readonly string[], now: readonly string[]): boolean {
  const [before, after] = [new Set(old), new Set(now)];
  const kept = now.filter((name) => before.has(name));
  return old.filter((name) => after.has(name)).every((name, i) => kept[i] === name);
}

function genericChanges({ old, now }: ClassSubject): readonly ApiChange[] {
  if (old.signature === now.signature) return [];
  const before = partsOf(old);
  const after = partsOf(now);
  // Without a signature on one side, a supertype that went or came is told by its own rule.
  const isSame =
    before.result === after.result ||
    old.superName !== now.superName ||
    old.interfaces.join() !== now.interfaces.join();
  return [...templateChanges(before, after), ...when(!isSame, 'CLASS_SUPERTYPE_GENERICS_CHANGED')];
}

function partsOf({ signature, superName, interfaces }: ClassDeclaration) {
  const plain = [superName ?? '', ...interfaces].map((name) => `L${name};`).join('');
  const { typeParameters, parameters, result } = signatureParts(signature ?? plain);
  return {
    typeParameters: typeParameters.map((text) => numbered(text, signature)),
    parameters,
    result: numbered(result, signature),
  };
}

function versionChanges({ old, now, java }: ClassSubject): readonly ApiChange[] {
  const detail = `${versionOf(old)} → ${versionOf(now)}`;
  if (now.major < old.major) return [change('CLASS_FILE_VERSION_LOWERED', detail)];
  if (now.major === old.major) return [];
  const isTooNew = java !== undefined && now.major > java + 44;
  return [
    change(
      'CLASS_FILE_VERSION_RAISED',
      detail,
      isTooNew ? { binary: true, failure: 'UnsupportedClassVersionError' } : {},
    ),
  ];
}

/** Java 8 is 52.0 (JVMS table 4.1-A). */
function versionOf({ major, minor }: ClassDeclaration): string {
  return `${major}.${minor}`;
}
