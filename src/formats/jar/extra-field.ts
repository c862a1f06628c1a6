/** The field that holds what is too large for a header (APPNOTE 4.5.3). */
const WIDE = 1;

/** Where in the extra fields the data of the first zip64 field begin; `undefined` where there is none. */
export function wideFieldAt(extra: Buffer): number | undefined {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === WIDE) return at + 4;
  return undefined;
}

/** The extra fields without those of zip64; what is no field is kept as it is. */
export function withoutWideField(extra: Buffer): Buffer {
  const kept: Buffer[] = [];
  let at = 0;
  while (at + 4 <= extra.length) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) !== WIDE) kept.push(extra.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, extra.subarray(at)]);
}

/** A zip64 field that holds an offset and nothing else. */
export function wideOffset(offset: number): Buffer {
  const field = Buffer.alloc(12);
  field.writeUInt16LE(WIDE, 0); //                 0 id
  field.writeUInt16LE(8, 2); //                    2 length
  field.writeBigUInt64LE(BigInt(offset), 4); //    4 offset
  return field;
}
