import type { ByteSource } from '../../contract/ports/bytes.js';
import { readDirectory } from '../../formats/jar/directory.js';
import { readAhead } from '../../formats/jar/read-ahead.js';
import { encodeClassList } from '../../jvm/classpath/class-list.js';
import { encodeIndex, shareIndex } from '../../jvm/classpath/encode-index.js';
import { indexClasses } from '../../jvm/classpath/index-classes.js';
import { indexJarSlice } from '../../jvm/classpath/index-slices.js';
import type { ApiPreparation, ApiQuestion } from '../../jvm/compare/api-task.js';
import { answerApi, preparePlatform } from '../../jvm/compare/api-task.js';
import type { JarContents } from '../../jvm/compare/open-part.js';
import { jarContents, openPart } from '../../jvm/compare/open-part.js';
import type { LinkQuestion } from '../../jvm/linkage/link-task.js';
import { LinkMemory } from '../../jvm/linkage/link-task.js';
import { openFile, readWhole } from './thread-files.js';
import type { Done, TriedTask } from './thread-task.js';
import { noTask, tried } from './thread-task.js';

/** Does a task of `goals/input/tasks.ts` that reads jars on this thread. */
export function tryTask(task: string, input: unknown): TriedTask {
  return tried(() => done(task, input));
}

function done(task: string, input: unknown): Done {
  if (task === 'index' && isFileInput(input)) return indexJar(input.file);
  if (task === 'index-slice' && isFileInput(input) && isSlice(input)) return indexSlice(input);
  if (task === 'open-sides' && isApiPreparation(input)) {
    for (const file of input.jars) contents.set(file, jarContents(file, { open: openFile }));
    preparePlatform(input);
    return { output: undefined, handedOver: [] };
  }
  if (task === 'compare-api' && isApiQuestion(input))
    return {
      output: answerApi(input, (part) =>
        openPart(part, { open: openFile, read: readWhole, contents }),
      ),
      handedOver: [],
    };
  return task === 'link' ? link(input) : noTask(task, input);
}

function link(input: unknown): Done {
  if (!isLinkQuestion(input)) return noTask('link', input);
  return { output: links.answer(input), handedOver: [] };
}

const links = new LinkMemory();

/** Of the jars that this process compares. */
const contents = new Map<string, JarContents>();

function indexJar(file: string): Done {
  const source = wholeFile(file);
  const directory = readDirectory(source);
  const inOrder = directory.entries.filter(({ path }) => path.endsWith('.class'));
  const index = indexClasses(directory, readAhead(source, inOrder));
  const output = { list: encodeClassList(index), index: encodeIndex(index) };
  return { output, handedOver: [output.list.buffer, output.index.buffer] };
}

function indexSlice({ file, at, count }: JarSlice): Done {
  const source = openFile(file);
  try {
    const output = shareIndex(indexJarSlice(source, at, count));
    return { output, handedOver: [] };
  } finally {
    source.close();
  }
}

/** A jar is read nearly whole: one read of the file is faster than two per entry. */
function wholeFile(file: string): ByteSource {
  const bytes = readWhole(file);
  return {
    name: file,
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
}

function isFileInput(input: unknown): input is { readonly file: string } {
  return (
    typeof input === 'object' && input !== null && 'file' in input && typeof input.file === 'string'
  );
}

interface JarSlice {
  readonly file: string;
  readonly at: number;
  readonly count: number;
}

function isSlice(input: { readonly file: string }): input is JarSlice {
  return 'at' in input && 'count' in input;
}

/** Made by `goals/check/link-elsewhere.ts`, where it was typed. */
function isLinkQuestion(input: unknown): input is LinkQuestion {
  return typeof input === 'object' && input !== null && 'against' in input && 'platform' in input;
}

/** These two are made by `goals/diff/api.ts`, where they were typed. */
function isApiPreparation(input: unknown): input is ApiPreparation {
  return typeof input === 'object' && input !== null && 'jars' in input && 'platform' in input;
}

function isApiQuestion(input: unknown): input is ApiQuestion {
  return typeof input === 'object' && input !== null && 'sides' in input && 'from' in input;
}
