import type { MethodDeclaration } from '../../formats/classfile/declaration.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { toBinaryName } from '../../formats/classfile/names.js';
import { flag, has, levelOf } from './api-access.js';
import { annotationChanges } from './api-annotations.js';
import type { ApiChange } from './api-change.js';
import { isChecked, isSubclassOf } from './api-exceptions.js';
import { isExtendable } from './api-extendable.js';
import { genericChanges } from './api-method-generics.js';
import type { ApiRule, MemberSubject } from './api-subject.js';
import { change, when } from './api-subject.js';

type Method = MemberSubject<MethodDeclaration>;

/** What may have become of a method or constructor that both sides find under one name and descriptor. */
export const methodRules: readonly ApiRule<Method>[] = [
  {
    name: 'access',
    inspect: ({ old, now, moved }) => {
      const less = levelOf(now.access) < levelOf(old.access);
      if (moved === 'down') return when(less, 'METHOD_LESS_ACCESSIBLE_THAN_IN_SUPERCLASS');
      const of = old.name === '<init>' ? 'CONSTRUCTOR' : 'METHOD';
      if (less) return [change(`${of}_LESS_ACCESSIBLE`)];
      return when(levelOf(now.access) > levelOf(old.access), `${of}_MORE_ACCESSIBLE`);
    },
  },
  {
    name: 'static',
    inspect: ({ old, now, moved, in: { now: owner } }) => {
      const is = has(now.access, flag.static);
      if (is === has(old.access, flag.static)) return [];
      if (has(owner.access, flag.interface))
        return [
          change(
            is
              ? 'METHOD_NON_STATIC_IN_INTERFACE_NOW_STATIC'
              : 'METHOD_STATIC_IN_INTERFACE_NO_LONGER_STATIC',
          ),
        ];
      if (is && moved === 'down') return [change('METHOD_IS_STATIC_AND_OVERRIDES_NOT_STATIC')];
      return [change(is ? 'METHOD_NOW_STATIC' : 'METHOD_NO_LONGER_STATIC')];
    },
  },
  {
    name: 'abstract',
    inspect: ({ old, now, moved, in: { now: owner } }) => {
      const is = has(now.access, flag.abstract);
      if (is === has(old.access, flag.abstract) || moved === 'down') return [];
      if (is) return [change('METHOD_NOW_ABSTRACT')];
      const isDefault = has(owner.access, flag.interface) && !has(now.access, flag.static);
      return [change(isDefault ? 'METHOD_ABSTRACT_NOW_DEFAULT' : 'METHOD_NO_LONGER_ABSTRACT')];
    },
  },
  {
    name: 'final',
    inspect: ({ old, now, in: { old: owner } }) => {
      const is = has(now.access, flag.final);
      if (is === has(old.access, flag.final) || has(old.access, flag.static)) return [];
      if (!is) return [change('METHOD_NO_LONGER_FINAL')];
      return when(isExtendable(owner), 'METHOD_NOW_FINAL');
    },
  },
  {
    name: 'varargs',
    inspect: ({ old, now }) => {
      const is = has(now.access, flag.varargs);
      if (is === has(old.access, flag.varargs)) return [];
      return [change(is ? 'METHOD_NOW_VARARGS' : 'METHOD_NO_LONGER_VARARGS')];
    },
  },
  { name: 'checked exceptions', inspect: exceptionChanges },
  { name: 'generics', inspect: genericChanges },
  {
    name: 'annotation default',
    inspect: ({ old, now }) => {
      const [was, is] = [old.annotationDefault, now.annotationDefault];
      if (was === is) return [];
      if (was === undefined) return [change('ANNOTATION_DEFAULT_ADDED', is)];
      return is === undefined
        ? [change('ANNOTATION_DEFAULT_REMOVED', was)]
        : [change('ANNOTATION_DEFAULT_CHANGED', `${was} → ${is}`)];
    },
  },
  { name: 'annotations', inspect: ({ old, now }) => annotationChanges(old, now) },
];

/** Exceptions that a caller must handle now, or may no longer catch. One whose supertypes no side holds is not judged. */
function exceptionChanges({ old, now, in: subject }: Method): readonly ApiChange[] {
  const { oldSource, newSource } = subject;
  const isNew = (name: InternalName) =>
    isChecked(newSource, name) &&
    !old.exceptions.some((known) => isSubclassOf(newSource, name, known));
  const isGone = (name: InternalName) =>
    isChecked(oldSource, name) &&
    !now.exceptions.some(
      (known) => isSubclassOf(oldSource, name, known) || isSubclassOf(newSource, known, name),
    );
  return [
    ...now.exceptions
      .filter(isNew)
      .map((name) => change('METHOD_NOW_THROWS_CHECKED_EXCEPTION', toBinaryName(name))),
    ...old.exceptions
      .filter(isGone)
      .map((name) => change('METHOD_NO_LONGER_THROWS_CHECKED_EXCEPTION', toBinaryName(name))),
  ];
}
