import { child } from '../../formats/xml/element.js';
import type { Model } from '../../maven/pom/model.js';
import { decisionReason } from '../../wording/decision.js';
import type { Rename } from '../plan/rename.js';
import type { Decision } from '../plan/decision.js';
import { addDependency, exclude, manage } from './edit-dependencies.js';
import { moveNames } from './edit-names.js';
import { addFilter, setManifestEntry, setPluginVersion, shadeExecutions } from './edit-plugins.js';
import { setProperty } from './edit-properties.js';
import type { PomDocument } from './pom-document.js';
import { insertChild, openPom, replaceText } from './pom-document.js';
import { pomOrder } from './pom-order.js';
import type { TextEdit } from './text-edit.js';
import { applyEdits } from './text-edit.js';

/** What is to become of a definition. */
export interface PomEdit {
  readonly properties: Readonly<Record<string, string>>;
  readonly rename: Rename | undefined;
  readonly decisions: readonly Decision[];
  /** What `<parent><relativePath>` must say; `undefined`: as it is. */
  readonly relativePath: string | undefined;
  /** Of the definition with properties and names changed, decisions not applied: what is inherited is read from it. */
  readonly effective: Model;
}

/**
 * The definition's text with the smallest edit: names, properties, the parent's path, then each decision with a comment
 * that says why. Each step sees the text that the one before left, so that two decisions can share a list that
 * the first one wrote. All that is not touched keeps its bytes.
 */
export function editPom(text: string, edit: PomEdit, location: string): string {
  return steps(edit).reduce((current, step) => {
    const document = openPom(current, location);
    return applyEdits(current, step(document));
  }, text);
}

type Step = (document: PomDocument) => readonly TextEdit[];

function steps(edit: PomEdit): readonly Step[] {
  const { rename, relativePath } = edit;
  return [
    ...(rename === undefined ? [] : [(document: PomDocument) => moveNames(document, rename)]),
    ...Object.entries(edit.properties).map(
      ([name, value]): Step =>
        (document) =>
          setProperty(document, name, value),
    ),
    ...(relativePath === undefined
      ? []
      : [(document: PomDocument) => setRelativePath(document, relativePath)]),
    ...edit.decisions.flatMap((decision) => decisionSteps(decision, edit)),
  ];
}

function decisionSteps(decision: Decision, { effective }: PomEdit): readonly Step[] {
  const why = decisionReason(decision);
  switch (decision.kind) {
    case 'exclude':
      return decision.under.map(
        (under) => (document) => exclude(document, { ...decision, under: [under] }, effective, why),
      );
    case 'manage':
      return [(document) => manage(document, decision, effective, why)];
    case 'plugin':
      return [(document) => setPluginVersion(document, decision, effective, why)];
    case 'add':
      return [(document) => addDependency(document, decision, why)];
    case 'filter':
      return shadeExecutions(effective).map(
        (executionId): Step =>
          (document) =>
            addFilter(document, decision, { effective, executionId }, why),
      );
    case 'manifest':
      return shadeExecutions(effective).map(
        (executionId): Step =>
          (document) =>
            setManifestEntry(document, decision, { effective, executionId }, why),
      );
    default:
      return decision satisfies never;
  }
}

function setRelativePath(document: PomDocument, path: string): readonly TextEdit[] {
  const parent = child(document.project, 'parent');
  if (parent === undefined) return [];
  const own = child(parent, 'relativePath');
  if (own === undefined) {
    return [
      insertChild(document, parent, { name: 'relativePath', text: path }, pomOrder['parent']),
    ];
  }
  return own.text.trim() === path ? [] : replaceText(document, own, path);
}
