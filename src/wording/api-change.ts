import type { ApiChangeType } from '../jvm/compare/api-change-types.js';

/** What each type of API change means for code that was written against the old side, in one sentence. */
const meanings: Readonly<Record<ApiChangeType, string>> = {
  CLASS_REMOVED: 'The class is gone: code that names it does not link.',
  CLASS_NO_LONGER_PUBLIC: 'The class can no longer be reached from other packages.',
  CLASS_LESS_ACCESSIBLE: 'Fewer classes than before may access the class.',
  CLASS_MORE_ACCESSIBLE: 'More classes than before may access the class.',
  CLASS_TYPE_CHANGED: 'The kind changed: class, interface, enum, annotation or record.',
  CLASS_NOW_ABSTRACT: 'The class can no longer be instantiated.',
  CLASS_NO_LONGER_ABSTRACT: 'The class can be instantiated now.',
  CLASS_NO_LONGER_FINAL: 'The class can be extended now.',
  CLASS_NOW_NOT_EXTENDABLE:
    'The class can no longer be extended: it is final, or no constructor is left for a subclass.',
  CLASS_NOW_SEALED: 'Only the classes that it permits may extend it.',
  CLASS_NO_LONGER_SEALED: 'A switch over its subclasses is no longer exhaustive.',
  CLASS_NOW_STATIC: 'The nested class needs no instance of the outer one any more.',
  CLASS_NO_LONGER_STATIC: 'The nested class needs an instance of the outer one now.',
  CLASS_NOW_CHECKED_EXCEPTION: 'Code that throws it must now declare or catch it.',
  CLASS_GENERIC_TEMPLATE_CHANGED: 'The class has other type parameters.',
  CLASS_GENERIC_TEMPLATE_GENERICS_CHANGED: 'The bounds of a type parameter changed.',
  CLASS_SUPERTYPE_GENERICS_CHANGED: 'The type arguments of a supertype changed.',
  CLASS_FILE_VERSION_RAISED: 'The class file needs a later Java than before.',
  CLASS_FILE_VERSION_LOWERED: 'The class file runs on an earlier Java than before.',
  PERMITTED_SUBCLASS_ADDED:
    'The sealed class permits one subclass more: a switch over them is no longer exhaustive.',
  PERMITTED_SUBCLASS_REMOVED:
    'The sealed class no longer permits a subclass, which does not load any more.',
  RECORD_COMPONENT_ADDED:
    'The record has one component more: patterns and calls that list them do not compile.',
  RECORD_COMPONENT_REMOVED:
    'The record has one component less: patterns and calls that list them do not compile.',
  RECORD_COMPONENT_TYPE_CHANGED: 'A component of the record has another type.',
  RECORD_COMPONENTS_REORDERED: 'The components of the record are in another order.',
  SUPERCLASS_ADDED: 'The class has a superclass that it had not.',
  SUPERCLASS_REMOVED: 'The class is no longer a subclass of what it was.',
  INTERFACE_ADDED: 'The class implements one interface more.',
  INTERFACE_REMOVED: 'The class no longer implements an interface.',
  CONSTRUCTOR_REMOVED: 'The constructor is gone: code that calls it does not link.',
  CONSTRUCTOR_LESS_ACCESSIBLE: 'Fewer classes than before may call the constructor.',
  CONSTRUCTOR_MORE_ACCESSIBLE: 'More classes than before may call the constructor.',
  METHOD_REMOVED: 'The method is gone: calls to it do not link.',
  METHOD_REMOVED_IN_SUPERCLASS: 'A method that was inherited is gone from a superclass.',
  METHOD_REMOVED_IN_SUPERINTERFACE: 'A method that was inherited is gone from an interface above.',
  METHOD_MOVED_TO_SUPERCLASS: 'The method is inherited now: calls to it still link.',
  METHOD_LESS_ACCESSIBLE: 'Fewer classes than before may call the method.',
  METHOD_MORE_ACCESSIBLE: 'More classes than before may call the method.',
  METHOD_LESS_ACCESSIBLE_THAN_IN_SUPERCLASS:
    'The method is less accessible than the one it overrides.',
  METHOD_IS_STATIC_AND_OVERRIDES_NOT_STATIC:
    'A static method hides an instance method of a superclass.',
  METHOD_RETURN_TYPE_CHANGED:
    'The return type is part of the descriptor: calls to the old one do not link.',
  METHOD_RETURN_TYPE_COVARIANT_CHANGED:
    'The return type is narrower, and a bridge keeps the old calls linking.',
  METHOD_RETURN_TYPE_GENERICS_CHANGED: 'The type arguments of the return type changed.',
  METHOD_PARAMETER_GENERICS_CHANGED: 'The type arguments of a parameter changed.',
  METHOD_NOW_ABSTRACT: 'The method has no body any more: subclasses must have one.',
  METHOD_NO_LONGER_ABSTRACT: 'The method has a body now.',
  METHOD_ABSTRACT_NOW_DEFAULT: 'The abstract method of the interface has a body now.',
  METHOD_NOW_FINAL: 'The method can no longer be overridden.',
  METHOD_NO_LONGER_FINAL: 'The method can be overridden now.',
  METHOD_NOW_STATIC: 'The method is now static: calls on an instance do not link.',
  METHOD_NO_LONGER_STATIC: 'The method is no longer static: static calls do not link.',
  METHOD_NON_STATIC_IN_INTERFACE_NOW_STATIC: 'An instance method of the interface is static now.',
  METHOD_STATIC_IN_INTERFACE_NO_LONGER_STATIC:
    'A static method of the interface is an instance method now.',
  METHOD_NOW_VARARGS: 'The last parameter takes any number of arguments.',
  METHOD_NO_LONGER_VARARGS: 'The last parameter is an array and no longer takes single arguments.',
  METHOD_NOW_THROWS_CHECKED_EXCEPTION:
    'Callers must declare or catch one checked exception more when they are compiled.',
  METHOD_NO_LONGER_THROWS_CHECKED_EXCEPTION:
    'A catch of an exception that is no longer thrown does not compile.',
  METHOD_ADDED_TO_PUBLIC_CLASS: 'The class has a new method.',
  METHOD_ADDED_TO_INTERFACE: 'Classes that implement the interface lack the new method.',
  METHOD_NEW_DEFAULT: 'The interface has a new default method.',
  METHOD_NEW_STATIC_ADDED_TO_INTERFACE: 'The interface has a new static method.',
  METHOD_ABSTRACT_ADDED_TO_CLASS: 'Subclasses lack the new abstract method.',
  METHOD_ABSTRACT_ADDED_IN_SUPERCLASS: 'A superclass has a new abstract method.',
  METHOD_ABSTRACT_ADDED_IN_IMPLEMENTED_INTERFACE:
    'An interface that the class implements has a new abstract method.',
  METHOD_DEFAULT_ADDED_IN_IMPLEMENTED_INTERFACE:
    'An interface that the class implements has a new default method.',
  ANNOTATION_DEFAULT_ADDED: 'The element of the annotation may be left out now.',
  ANNOTATION_DEFAULT_REMOVED: 'The element of the annotation must be given now.',
  ANNOTATION_DEFAULT_CHANGED:
    'The element of the annotation has another value where it is left out.',
  FIELD_REMOVED: 'The field is gone: accesses do not link.',
  FIELD_REMOVED_IN_SUPERCLASS: 'A field that was inherited is gone from a superclass.',
  FIELD_REMOVED_IN_SUPERINTERFACE: 'A field that was inherited is gone from an interface above.',
  FIELD_MOVED_TO_SUPERCLASS: 'The field is inherited now: accesses still link.',
  FIELD_TYPE_CHANGED: 'The type is part of the descriptor: accesses to the old one do not link.',
  FIELD_GENERICS_CHANGED: 'The type arguments of the field changed.',
  FIELD_LESS_ACCESSIBLE: 'Fewer classes than before may access the field.',
  FIELD_MORE_ACCESSIBLE: 'More classes than before may access the field.',
  FIELD_LESS_ACCESSIBLE_THAN_IN_SUPERCLASS: 'The field is less accessible than the one it hides.',
  FIELD_STATIC_AND_OVERRIDES_STATIC: 'A static field hides a static one of a superclass.',
  FIELD_NOW_FINAL: 'The field can no longer be assigned from outside.',
  FIELD_NO_LONGER_FINAL: 'The field may change its value now.',
  FIELD_NOW_STATIC: 'The field is now static: accesses on an instance do not link.',
  FIELD_NO_LONGER_STATIC: 'The field is no longer static: static accesses do not link.',
  FIELD_NOW_TRANSIENT: 'The field is no longer serialized.',
  FIELD_NO_LONGER_TRANSIENT: 'The field is serialized now.',
  FIELD_NOW_VOLATILE: 'Writes of the field are seen by all threads now.',
  FIELD_NO_LONGER_VOLATILE: 'Writes of the field need not be seen by other threads any more.',
  FIELD_CONSTANT_CHANGED:
    'Compilers copied the old value: classes compiled against the old keep it.',
  FIELD_NO_LONGER_CONSTANT:
    'The field has no constant value any more: it is not valid where sources need a constant.',
  ENUM_CONSTANT_ADDED: 'A switch over the constants is no longer exhaustive.',
  ENUM_CONSTANTS_REORDERED:
    'The constants are in another order: ordinals and comparisons give other results.',
  ANNOTATION_ADDED: 'One annotation more.',
  ANNOTATION_DEPRECATED_ADDED: 'It is deprecated now.',
  ANNOTATION_MODIFIED: 'An annotation has other values.',
  ANNOTATION_REMOVED: 'One annotation less.',
};

/** What a change means, as a sentence. */
export function apiChangeMeaning(type: ApiChangeType): string {
  return meanings[type];
}

/** The type as words: `METHOD_NOW_FINAL` is `method now final`. */
export function apiChangeWords(type: ApiChangeType): string {
  return type.toLowerCase().replaceAll('_', ' ');
}
