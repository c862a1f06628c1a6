import { IoError } from '../contract/problem/errors.js';

/** What an operating system's error code means to a person, and what to do. */
const meanings: Readonly<Record<string, readonly [code: string, what: string, advice: string]>> = {
  ENOSPC: [
    'io.disk-full',
    'the disk is full',
    'free some space and run again; no half-written file is left',
  ],
  EDQUOT: [
    'io.disk-full',
    'the disk quota is used up',
    'free some space and run again; no half-written file is left',
  ],
  EROFS: [
    'io.read-only',
    'the file system is read-only',
    'choose another place with --out or --cache',
  ],
  EACCES: [
    'io.not-permitted',
    'permission is denied',
    'change the permissions or choose another place',
  ],
  EPERM: [
    'io.not-permitted',
    'the operation is not permitted',
    'change the permissions or choose another place',
  ],
  EISDIR: ['io.wrong-kind', 'it is a folder', 'name a file'],
  ENOTDIR: ['io.wrong-kind', 'a part of the path is a file', 'name another path'],
  EEXIST: ['io.wrong-kind', 'a file of that name is there', 'name another path'],
  EMFILE: ['io.limit', 'too many files are open', 'raise the limit of open files (ulimit -n)'],
  EFBIG: [
    'io.limit',
    'the file would be larger than is allowed',
    'raise the limit of file sizes (ulimit -f), or choose another file system',
  ],
  ENAMETOOLONG: ['io.limit', 'the name is too long', 'choose a shorter path'],
};

/** Whether an error of Node says that nothing is at the path. */
export function isAbsence(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** An error of Node's file functions as ours, with the path and what to do; ours stays as it is. */
export function ioError(action: string, path: string, error: unknown): IoError {
  if (error instanceof IoError) return error;
  const code = codeOf(error);
  const [ourCode, what, advice] = meanings[code] ?? [
    'io.failed',
    code === '' ? String(error) : code,
    undefined,
  ];
  return new IoError(ourCode, `cannot ${action} ${path}: ${what}`, { file: path }, advice, {
    cause: error,
  });
}

/** `ENOENT` and the like; empty for what is no error of the system. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
