import type { FieldDeclaration } from '../../formats/classfile/declaration.js';
import { flag, has, levelOf } from './api-access.js';
import { annotationChanges } from './api-annotations.js';
import { sameGenerics } from './api-generics.js';
import type { ApiRule, MemberSubject } from './api-subject.js';
import { change, when } from './api-subject.js';

type Field = MemberSubject<FieldDeclaration>;

/** What may have become of a field that both sides have under one name and type. */
export const fieldRules: readonly ApiRule<Field>[] = [
  {
    name: 'access',
    inspect: ({ old, now, moved }) => {
      const less = levelOf(now.access) < levelOf(old.access);
      if (moved === 'down') return when(less, 'FIELD_LESS_ACCESSIBLE_THAN_IN_SUPERCLASS');
      if (less) return [change('FIELD_LESS_ACCESSIBLE')];
      return when(levelOf(now.access) > levelOf(old.access), 'FIELD_MORE_ACCESSIBLE');
    },
  },
  {
    name: 'static',
    inspect: ({ old, now, moved }) => {
      const was = has(old.access, flag.static);
      const is = has(now.access, flag.static);
      if (was && is) return when(moved === 'down', 'FIELD_STATIC_AND_OVERRIDES_STATIC');
      if (was === is) return [];
      return [change(is ? 'FIELD_NOW_STATIC' : 'FIELD_NO_LONGER_STATIC')];
    },
  },
  flagRule('final', flag.final, 'FIELD_NOW_FINAL', 'FIELD_NO_LONGER_FINAL'),
  flagRule('transient', flag.transient, 'FIELD_NOW_TRANSIENT', 'FIELD_NO_LONGER_TRANSIENT'),
  flagRule('volatile', flag.volatile, 'FIELD_NOW_VOLATILE', 'FIELD_NO_LONGER_VOLATILE'),
  {
    name: 'constant value',
    inspect: ({ old, now }) => {
      if (old.constant === undefined || old.constant === now.constant) return [];
      if (old.descriptor !== now.descriptor) return [];
      // Only a static field is part of a constant expression elsewhere (JLS §15.29).
      return now.constant === undefined
        ? when(has(old.access, flag.static), 'FIELD_NO_LONGER_CONSTANT', old.constant)
        : [change('FIELD_CONSTANT_CHANGED', `${old.constant} → ${now.constant}`)];
    },
  },
  {
    name: 'generics',
    inspect: ({ old, now, in: { old: oldClass, now: newClass } }) => {
      if (old.descriptor !== now.descriptor) return [];
      const was = old.signature ?? old.descriptor;
      const is = now.signature ?? now.descriptor;
      return when(!sameGenerics(was, is, oldClass, newClass), 'FIELD_GENERICS_CHANGED');
    },
  },
  { name: 'annotations', inspect: ({ old, now }) => annotationChanges(old, now) },
];

function flagRule(
  name: string,
  bit: number,
  set: 'FIELD_NOW_FINAL' | 'FIELD_NOW_TRANSIENT' | 'FIELD_NOW_VOLATILE',
  cleared: 'FIELD_NO_LONGER_FINAL' | 'FIELD_NO_LONGER_TRANSIENT' | 'FIELD_NO_LONGER_VOLATILE',
): ApiRule<Field> {
  return {
    name,
    inspect: ({ old, now }) =>
      has(old.access, bit) === has(now.access, bit)
        ? []
        : [change(has(now.access, bit) ? set : cleared)],
  };
}
