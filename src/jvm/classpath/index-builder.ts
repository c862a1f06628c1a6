import type { ClassFile } from '../../formats/classfile/class-file.js';
import type { ConstantPool } from '../../formats/classfile/constant-pool.js';
import {
  className,
  contentOffset,
  tag,
  textEnd,
  textStart,
} from '../../formats/classfile/constant-pool.js';
import { encodeModifiedUtf8 } from '../../formats/classfile/modified-utf8.js';
import { use } from '../../formats/classfile/uses.js';
import { Column } from './column.js';
import type { IndexFailure, JarIndex } from './jar-index.js';
import { mentionKinds } from './jar-index.js';
import { isClassName, isType } from './name-texts.js';
import { placeOf } from './place.js';
import { ReferenceSet } from './reference-set.js';
import { TextInterner } from './text-interner.js';

/** Which mentions are kept: all that package relocation may change, or those alone that name one class and nothing else. */
export type KeptMentions = 'all' | 'names';

/** Gathers the columns of a jar's index, class by class. */
export class IndexBuilder {
  readonly #kept: KeptMentions;
  readonly #texts = new TextInterner();
  readonly #references = new ReferenceSet();
  readonly #path = new Column();
  readonly #name = new Column();
  readonly #superName = new Column();
  readonly #major = new Column();
  readonly #access = new Column();
  readonly #release = new Column();
  readonly #interfaceStart = new Column();
  readonly #interfaces = new Column();
  readonly #memberStart = new Column();
  readonly #methodStart = new Column();
  readonly #memberName = new Column();
  readonly #memberDescriptor = new Column();
  readonly #memberAccess = new Column();
  readonly #referenceStart = new Column();
  readonly #referenceRows = new Column();
  readonly #referenceUses = new Column();
  readonly #nestHost = new Column();
  readonly #permittedStart = new Column();
  readonly #permitted = new Column();
  readonly #mentionStart = new Column();
  readonly #mentions = new Column();
  /** Numbers of the current class's utf8 constants, plus 1; 0: not asked for yet. */
  readonly #numbers = new Uint32Array(1 << 16);

  constructor(kept: KeptMentions) {
    this.#kept = kept;
  }

  /** Adds one class that lies at `path` in the jar. */
  add(path: string, file: ClassFile): void {
    const release = placeOf(path, className(file.pool, file.thisClass)); // may throw: before the row begins
    this.#numbers.fill(0, 0, file.pool.count);
    this.#startRow();
    const name = this.#className(file.pool, file.thisClass);
    this.#path.push(this.text(path));
    this.#name.push(name);
    this.#superName.push(file.superClass === 0 ? 0 : this.#className(file.pool, file.superClass));
    this.#nestHost.push(file.nestHost === 0 ? 0 : this.#className(file.pool, file.nestHost));
    this.#major.push(file.major);
    this.#access.push(file.access);
    this.#release.push(release);
    for (const index of file.permitted) this.#permitted.push(this.#className(file.pool, index));
    for (const index of file.interfaces) this.#interfaces.push(this.#className(file.pool, index));
    this.#methodStart.push(this.#memberName.length + file.fieldCount);
    for (const member of file.members) {
      this.#memberName.push(this.#number(file.pool, member.name));
      this.#memberDescriptor.push(this.#number(file.pool, member.descriptor));
      this.#memberAccess.push(member.access);
    }
    this.#addConstants(file);
  }

  /** The number of a text that comes from elsewhere. */
  text(text: string): number {
    const bytes = encodeModifiedUtf8(text);
    return this.#texts.intern(bytes, 0, bytes.length);
  }

  finish(multiRelease: boolean, failures: readonly IndexFailure[]): JarIndex {
    const count = this.#name.length;
    this.#startRow();
    return {
      strings: this.#texts.table(),
      classes: {
        count,
        path: this.#path.toUint32(),
        name: this.#name.toUint32(),
        superName: this.#superName.toUint32(),
        major: this.#major.toUint16(),
        access: this.#access.toUint16(),
        release: this.#release.toUint16(),
        interfaceStart: this.#interfaceStart.toUint32(),
        interfaces: this.#interfaces.toUint32(),
        memberStart: this.#memberStart.toUint32(),
        methodStart: this.#methodStart.toUint32(),
        referenceStart: this.#referenceStart.toUint32(),
        referenceRows: this.#referenceRows.toUint32(),
        referenceUses: this.#referenceUses.toUint32(),
        mentionStart: this.#mentionStart.toUint32(),
        mentions: this.#mentions.toUint32(),
        nestHost: this.#nestHost.toUint32(),
        permittedStart: this.#permittedStart.toUint32(),
        permitted: this.#permitted.toUint32(),
      },
      members: {
        name: this.#memberName.toUint32(),
        descriptor: this.#memberDescriptor.toUint32(),
        access: this.#memberAccess.toUint16(),
      },
      references: this.#references.columns(),
      multiRelease,
      failures,
    };
  }

  /** Where the next row's lists begin; after the last row: where they end. */
  #startRow(): void {
    this.#interfaceStart.push(this.#interfaces.length);
    this.#memberStart.push(this.#memberName.length);
    this.#referenceStart.push(this.#referenceRows.length);
    this.#mentionStart.push(this.#mentions.length);
    this.#permittedStart.push(this.#permitted.length);
  }

  #addConstants({ pool, thisClass, uses, linked, codeUses }: ClassFile): void {
    for (let index = 1; index < pool.count; index++) {
      const kind = pool.tags[index];
      if (kind === tag.utf8) this.#addMentions(pool, index, uses[index] ?? 0);
      else if (kind === tag.class && index !== thisClass && linked[index] === 1) {
        this.#referenceRows.push(this.#references.row(kind, this.#className(pool, index), 0, 0));
        this.#referenceUses.push(codeUses[index] ?? 0);
      } else if (kind === tag.field || kind === tag.method || kind === tag.interfaceMethod) {
        this.#addMemberReference(pool, index, kind);
        this.#referenceUses.push(codeUses[index] ?? 0);
      }
    }
  }

  #addMentions(pool: ConstantPool, index: number, uses: number): void {
    if (uses === 0) return;
    if (this.#kept === 'names') return this.#addNames(pool, index, uses);
    const shifted = this.#number(pool, index) * 4;
    if ((uses & use.className) !== 0) this.#mentions.push(shifted + this.#classKind(pool, index));
    if ((uses & use.descriptor) !== 0) this.#mentions.push(shifted + mentionKinds.descriptor);
    if ((uses & use.signature) !== 0) this.#mentions.push(shifted + mentionKinds.signature);
    if ((uses & use.string) !== 0) this.#mentions.push(shifted + mentionKinds.string);
  }

  /** Few texts are names, and who links a jar asks for no other: they are most of what would be kept. */
  #addNames(pool: ConstantPool, index: number, uses: number): void {
    const { bytes } = pool;
    const [start, end] = [textStart(pool, index), textEnd(pool, index)];
    if ((uses & use.descriptor) !== 0 && isType(bytes, start, end))
      this.#mentions.push(this.#number(pool, index) * 4 + mentionKinds.descriptor);
    if ((uses & use.string) !== 0 && isClassName(bytes, start, end))
      this.#mentions.push(this.#number(pool, index) * 4 + mentionKinds.string);
  }

  /** A class constant of an array holds a descriptor (JVMS §4.4.1). */
  #classKind(pool: ConstantPool, index: number): number {
    const isArray = pool.bytes[textStart(pool, index)] === OPENING_BRACKET;
    return isArray ? mentionKinds.descriptor : mentionKinds.name;
  }

  #addMemberReference(pool: ConstantPool, index: number, kind: number): void {
    const { view } = pool;
    const at = contentOffset(pool, index);
    const owner = this.#className(pool, view.getUint16(at)); //       0 class_index
    const type = contentOffset(pool, view.getUint16(at + 2)); //      2 name_and_type_index
    const name = this.#number(pool, view.getUint16(type)); //         0 name_index
    const descriptor = this.#number(pool, view.getUint16(type + 2)); // 2 descriptor_index
    this.#referenceRows.push(this.#references.row(kind, owner, name, descriptor));
  }

  #className(pool: ConstantPool, index: number): number {
    return this.#number(pool, pool.view.getUint16(contentOffset(pool, index)));
  }

  #number(pool: ConstantPool, index: number): number {
    const known = this.#numbers[index] ?? 0;
    if (known !== 0) return known - 1;
    const number = this.#texts.intern(pool.bytes, textStart(pool, index), textEnd(pool, index));
    this.#numbers[index] = number + 1;
    return number;
  }
}

const OPENING_BRACKET = 0x5b;
