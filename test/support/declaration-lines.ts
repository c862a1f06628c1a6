import type {
  ClassDeclaration,
  FieldDeclaration,
  MethodDeclaration,
} from '../../src/formats/classfile/declaration.js';

/** A declaration as lines, in the words that `javapDeclaration` makes of what javap says. */
export function declarationLines(declaration: ClassDeclaration): readonly string[] {
  const { name, major, minor, superName, interfaces, nesting, permitted, components } = declaration;
  return [
    `class ${name} ${major}.${minor} ${nesting}`,
    // An entry of InnerClasses has no ACC_SUPER, and what javap says of it lacks ACC_SYNTHETIC.
    `access ${nesting === 'top' ? declaration.access : declaration.access & ~0x1020}`,
    `super ${superName ?? ''}`,
    ...interfaces.map((one) => `interface ${one}`),
    ...(permitted ?? []).map((one) => `permits ${one}`),
    ...(components ?? []).map(
      (one) => `component ${one.name} ${one.descriptor} ${one.signature ?? ''}`,
    ),
    ...attributeLines('', declaration),
    ...declaration.fields.flatMap((field) => fieldLines(field)),
    ...declaration.methods.flatMap((method) => methodLines(method)),
  ];
}

function fieldLines(field: FieldDeclaration): readonly string[] {
  return [
    `${field.access} ${field.name} ${field.descriptor}`,
    ...(field.constant === undefined ? [] : [`  constant ${field.constant}`]),
    ...attributeLines('  ', field),
  ];
}

function methodLines(method: MethodDeclaration): readonly string[] {
  return [
    `${method.access} ${method.name} ${method.descriptor}`,
    ...method.exceptions.map((one) => `  throws ${one}`),
    ...(method.annotationDefault === undefined ? [] : [`  default ${method.annotationDefault}`]),
    ...attributeLines('  ', method),
  ];
}

function attributeLines(
  indent: string,
  declared: Pick<ClassDeclaration, 'signature' | 'deprecated' | 'annotations'>,
): readonly string[] {
  return [
    ...(declared.signature === undefined ? [] : [`${indent}signature ${declared.signature}`]),
    ...(declared.deprecated ? [`${indent}deprecated`] : []),
    ...declared.annotations.map((one) => `${indent}${one}`),
  ];
}
