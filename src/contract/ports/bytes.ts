/** Random access to bytes that do not change while they are read: an open file or a buffer. Offsets and lengths in bytes. */
export interface ByteSource {
  /** What to call it in a message: a path or an address. */
  readonly name: string;
  readonly size: number;
  /** The bytes from `offset` on: exactly `length` of them, or fewer only where the source ends. */
  read(offset: number, length: number): Uint8Array;
  /** Fills `bytes` with those from `offset` on, all of which must be there: for who passes much on and keeps nothing of it. */
  readInto?(offset: number, bytes: Uint8Array): void;
}
