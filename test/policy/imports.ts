import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/** One import of a source file, static, dynamic or in a type. */
export interface FoundImport {
  /** Path of the importing file below the repository, with `/`. */
  readonly file: string;
  readonly line: number;
  /** As written. */
  readonly specifier: string;
  /** Path below the repository for a relative import (`.js` read as `.ts`); `undefined` for a package. */
  readonly target: string | undefined;
  readonly typeOnly: boolean;
}

/** All TypeScript files below a folder, in byte order. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .sort();
}

/** Reads the imports of files by their syntax tree. Throws where a file does not parse: a blind check would pass. */
export function importsOf(files: readonly string[]): readonly FoundImport[] {
  return files.flatMap((file) => importsIn(file, readFileSync(file, 'utf8')));
}

/** The imports of one text. */
export function importsIn(file: string, text: string): readonly FoundImport[] {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  const found: FoundImport[] = [];
  const add = (start: number, specifier: string, typeOnly: boolean): void => {
    const line = text.slice(0, start).split('\n').length;
    found.push({ file, line, specifier, target: targetOf(file, specifier), typeOnly });
  };
  new Visitor({
    ImportDeclaration(node) {
      const inline =
        node.specifiers.length > 0 &&
        node.specifiers.every((s) => s.type === 'ImportSpecifier' && s.importKind === 'type');
      add(node.start, node.source.value, node.importKind === 'type' || inline);
    },
    ExportNamedDeclaration(node) {
      if (node.source) add(node.start, node.source.value, node.exportKind === 'type');
    },
    ExportAllDeclaration(node) {
      add(node.start, node.source.value, node.exportKind === 'type');
    },
    ImportExpression(node) {
      if (node.source.type !== 'Literal' || typeof node.source.value !== 'string') {
        throw new Error(`${file}: an import() whose target is computed cannot be checked`);
      }
      add(node.start, node.source.value, false);
    },
    TSImportType(node) {
      if (node.source.type === 'Literal') add(node.start, node.source.value, true);
    },
  }).visit(program);
  return found;
}

function targetOf(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts');
}
