/**
 * Why a tarball or one of its members could not be read. Each is thrown as a `FormatError` of that code by
 * `formats/tarball`.
 */
export type TarballFormatCode =
  /** 0 bytes, or no tarball at all. */
  | 'tarball.not-a-tarball'
  /** The file, or the gzip stream around it, ends inside an entry. */
  | 'tarball.truncated'
  /** The gzip stream does not inflate, or its checksum is wrong. */
  | 'tarball.damaged-gzip'
  /** A block that must be a header is none. */
  | 'tarball.damaged-header'
  /** Declares or inflates to more than is read. */
  | 'tarball.too-large'
  /** The member is a folder, a link or a device. */
  | 'tarball.not-a-file'
  /** The member is stored as a sparse file. */
  | 'tarball.sparse'
  /** No member has that name. */
  | 'tarball.no-member';

/** Findings of the area `tarball`: the member was read, and other entries are not what they must be. */
export type TarballProblem =
  | {
      readonly code: 'tarball.damaged-entry';
      readonly file: string;
      /** Bytes from the start of the (inflated) tarball. */
      readonly offset: number;
      /** How many blocks are of that kind. */
      readonly count: number;
      readonly detail: string;
    }
  /** Entries whose names are absolute or lead out of the folder: unpacking would write elsewhere. */
  | {
      readonly code: 'tarball.unsafe-path';
      readonly file: string;
      /** The first. */
      readonly entry: string;
      readonly offset: number;
      readonly count: number;
    };
