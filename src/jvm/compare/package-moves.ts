import { compareBytes } from '../../formats/text/byte-order.js';
import type { MovedPrefix } from './moved-names.js';
import { keyOf, movedPrefix, packageOf } from './moved-names.js';
import type { ClassMove, PackageMove } from './moves.js';
import type { SideClass } from './side.js';

/** Deeper packages than this are taken as one: a path has up to 32,768 segments. */
const MAX_DEPTH = 64;

/** A package of the old side below which a class moved. */
interface PackageNode {
  readonly path: string;
  readonly depth: number;
  readonly children: PackageNode[];
  /** Prefixes that the classes right in it left and went to. */
  readonly own: Map<string, { readonly prefix: MovedPrefix; classes: number }>;
  /** Of it and all below. */
  classes: number;
  readonly prefixes: Set<string>;
  /** A class below did not move. */
  isMixed: boolean;
}

/**
 * What moved, package by package, in as few lines as are true: the highest packages of which all went to one prefix are
 * one line each, and of the others each package by itself. A first segment alone, such as `com/`, says nothing about
 * what moved and is never a line, but for classes right in it. `others`: classes of the old side that did not move.
 */
export function packageMoves(
  moves: readonly ClassMove[],
  others: readonly SideClass[],
): readonly PackageMove[] {
  const nodes = new Map<string, PackageNode>();
  const root = nodeOf(nodes, '');
  for (const { old, now } of moves) addMove(nodes, old.entry.path, now.entry.path);
  if (moves.length > 0) for (const { entry } of others) addOther(nodes, entry.path);
  const lines: PackageMove[] = [];
  for (const open = [root]; open.length > 0;) {
    const node = open.pop() ?? root;
    if (isOneLine(node)) lines.push(wholeLine(node));
    else {
      lines.push(...ownLines(node));
      open.push(...node.children);
    }
  }
  return lines.sort(byClasses);
}

function byClasses(left: PackageMove, right: PackageMove): number {
  return (
    right.classes - left.classes ||
    compareBytes(left.from, right.from) ||
    compareBytes(left.to, right.to)
  );
}

function isOneLine({ isMixed, prefixes, depth, own }: PackageNode): boolean {
  return !isMixed && prefixes.size === 1 && (depth > 1 || own.size > 0);
}

function wholeLine(top: PackageNode): PackageMove {
  let node = top;
  for (;;) {
    const [child, ...more] = node.children;
    if (child === undefined || more.length > 0 || node.own.size > 0) break;
    node = child;
  }
  const [some] = leavesOf(node);
  const prefix = some?.prefix ?? { from: '', to: '' };
  return { ...lineOf(node, prefix), classes: node.classes, whole: true };
}

function leavesOf(top: PackageNode): readonly { readonly prefix: MovedPrefix }[] {
  let node: PackageNode | undefined = top;
  while (node !== undefined && node.own.size === 0) node = node.children[0];
  return node === undefined ? [] : [...node.own.values()];
}

function ownLines(node: PackageNode): readonly PackageMove[] {
  return [...node.own.values()].map(({ prefix, classes }) => ({
    ...lineOf(node, prefix),
    classes,
    whole: false,
  }));
}

function lineOf(
  { path }: PackageNode,
  { from, to }: MovedPrefix,
): Pick<PackageMove, 'from' | 'to'> {
  return { from: path, to: to + path.slice(from.length) };
}

function addMove(nodes: Map<string, PackageNode>, old: string, now: string): void {
  const prefix = movedPrefix(old, now);
  if (prefix === undefined) return;
  const key = keyOf(prefix);
  const packages = packagesOf(old);
  for (const path of packages) {
    const node = nodeOf(nodes, path);
    node.classes += 1;
    node.prefixes.add(key);
  }
  const { own } = nodeOf(nodes, packages.at(-1) ?? '');
  const known = own.get(key);
  if (known === undefined) own.set(key, { prefix, classes: 1 });
  else known.classes += 1;
}

/** From the deepest package up; those above one that is known to be mixed are as well. */
function addOther(nodes: Map<string, PackageNode>, path: string): void {
  for (const name of packagesOf(path).toReversed()) {
    const node = nodes.get(name);
    if (node?.isMixed === true) return;
    if (node !== undefined) node.isMixed = true;
  }
}

/** The package of a class and all above it, from the unnamed one on. */
function packagesOf(path: string): readonly string[] {
  const packages = [''];
  const whole = packageOf(path);
  for (let at = whole.indexOf('/'); at >= 0 && packages.length <= MAX_DEPTH;) {
    packages.push(whole.slice(0, at + 1));
    at = whole.indexOf('/', at + 1);
  }
  return packages;
}

function nodeOf(nodes: Map<string, PackageNode>, path: string): PackageNode {
  const known = nodes.get(path);
  if (known !== undefined) return known;
  const depth = path.split('/').length - 1;
  const node: PackageNode = {
    path,
    depth,
    children: [],
    own: new Map(),
    classes: 0,
    prefixes: new Set(),
    isMixed: false,
  };
  nodes.set(path, node);
  if (path !== '') nodeOf(nodes, packageOf(path.slice(0, -1))).children.push(node);
  return node;
}
