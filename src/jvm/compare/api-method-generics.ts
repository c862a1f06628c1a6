import type { MethodDeclaration } from '../../formats/classfile/declaration.js';
import type { ApiChange } from './api-change.js';
import type { SignatureParts } from './api-generics.js';
import { numbered, signatureParts } from './api-generics.js';
import type { MemberSubject } from './api-subject.js';
import { change } from './api-subject.js';
import { parametersOf, returnOf } from './api-text.js';

/** Type parameters, parameters and result of a method, where their generics alone changed. */
export function genericChanges({
  old,
  now,
  in: subject,
}: MemberSubject<MethodDeclaration>): readonly ApiChange[] {
  if (old.signature === now.signature) return [];
  const before = partsOf(old, subject.old.signature);
  const after = partsOf(now, subject.now.signature);
  const changes = [...templateChanges(before, after)];
  if (
    before.parameters.length === after.parameters.length &&
    before.parameters.some((text, i) => text !== after.parameters[i])
  )
    changes.push(change('METHOD_PARAMETER_GENERICS_CHANGED'));
  if (before.result !== after.result && returnOf(old.descriptor) === returnOf(now.descriptor))
    changes.push(change('METHOD_RETURN_TYPE_GENERICS_CHANGED'));
  return changes;
}

/** Type parameters by number and bounds: what they are called is nobody's business. */
export function templateChanges(
  before: SignatureParts,
  after: SignatureParts,
): readonly ApiChange[] {
  if (before.typeParameters.length !== after.typeParameters.length)
    return [change('CLASS_GENERIC_TEMPLATE_CHANGED')];
  return before.typeParameters.some(
    (text, i) => boundsOf(text) !== boundsOf(after.typeParameters[i]),
  )
    ? [change('CLASS_GENERIC_TEMPLATE_GENERICS_CHANGED')]
    : [];
}

function boundsOf(parameter = ''): string {
  return parameter.slice(parameter.indexOf(':'));
}

/** Without a signature, the descriptor says the same. Type variables by number, the method's own first. */
function partsOf(
  { signature, descriptor }: MethodDeclaration,
  scope: string | undefined,
): SignatureParts {
  if (signature === undefined)
    return {
      typeParameters: [],
      parameters: parametersOf(descriptor),
      result: returnOf(descriptor),
    };
  const { typeParameters, parameters, result } = signatureParts(signature);
  const plain = (text: string) =>
    numbered(numbered(text, signature).replaceAll('T#', 'T##'), scope);
  return {
    typeParameters: typeParameters.map(plain),
    parameters: parameters.map(plain),
    result: plain(result),
  };
}
