/**
 * The script of a comparison's page: a tree of which only the rows in sight are in the document, since there may be
 * hundreds of thousands; a search or a filter makes the list of rows anew. All that comes from inputs becomes text nodes.
 *
 * @import { PageData } from '../src/report/diff-html-data.js'
 * @import { Breaks, Item } from './diff-items.js'
 * @typedef {{ item: Item, level: number, position: number, size: number, parent: number, open: boolean | undefined }} Row
 */
import {
  breakWords,
  grouped,
  groupsOf,
  hitsIn,
  itemsOf,
  marks,
  statuses,
  termsOf,
} from './diff-items.js';

const mostPrinted = 2000;

const tree = element('tree', HTMLElement);
const list = element('rows', HTMLElement);
const query = element('query', HTMLInputElement);

/** @type {import('./diff-items.js').Filter} */
const filter = { terms: [], hidden: new Set(), only: { binary: false, source: false } };
/** What was folded or unfolded by hand: while nothing is searched, and in the search that is on. */
const byHand = { tree: new Map(), search: new Map() };
/** @type {Item[]} */
let roots = [];
/** What is unfolded of them, in order. @type {Row[]} */
let rows = [];
/** @type {Map<number, HTMLElement>} */
const drawn = new Map();
let active = 0;
let rowHeight = 28;

const groups = groupsOf(await readData());
const all = groups.flatMap(({ parts }) => parts.flatMap(({ entries }) => entries));
element('explorer', HTMLElement).hidden = all.length === 0;
if (all.length > 0) document.querySelector('#summary')?.removeAttribute('open');
makeFilters();
listen();
update();

/** @returns {Promise<PageData>} */
function readData() {
  const text = element('data', HTMLElement).textContent ?? '';
  const bytes = Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).json();
}

/** @template {HTMLElement} T @param {string} id @param {new () => T} type @returns {T} */
function element(id, type) {
  const found = document.querySelector(`#${id}`);
  if (found instanceof type) return found;
  throw new Error(`the page has no ${id}`);
}

/** Makes the tree of what is searched and filtered, and shows it from its start. */
function update() {
  filter.terms = termsOf(query.value);
  const { count, items } = itemsOf(groups, filter);
  roots = items;
  element('shown', HTMLElement).textContent = `${grouped(count)} of ${grouped(all.length)} classes`;
  active = 0;
  tree.scrollTo(0, 0);
  flatten();
}

/** @returns {Map<object, boolean>} */
function toggles() {
  return filter.terms.length > 0 ? byHand.search : byHand.tree;
}

/** Makes the list of rows from what is unfolded. */
function flatten() {
  rows = [];
  /** @param {Item[]} items @param {number} level @param {number} parent */
  const add = (items, level, parent) => {
    for (const [index, item] of items.entries()) {
      const open = item.children && (toggles().get(item.key) ?? item.open ?? false);
      rows.push({ item, level, position: index + 1, size: items.length, parent, open });
      if (item.children && open) add(item.children(), level + 1, rows.length - 1);
    }
  };
  add(roots, 1, -1);
  drawn.clear();
  list.replaceChildren();
  draw();
}

/** Puts into the document the rows in sight, and the active one. */
function draw() {
  list.style.height = `${rows.length * rowHeight}px`;
  const first = Math.max(0, Math.floor(tree.scrollTop / rowHeight) - 10);
  const last = Math.ceil((tree.scrollTop + tree.clientHeight) / rowHeight) + 10;
  drawRange(first, last);
}

/** @param {number} first @param {number} last */
function drawRange(first, last) {
  for (const [index, shown] of drawn) {
    if (index !== active && (index < first || index > last)) {
      shown.remove();
      drawn.delete(index);
    }
  }
  for (let index = first; index <= Math.min(last, rows.length - 1); index += 1) drawRow(index);
  drawRow(active);
  for (const [index, shown] of drawn) {
    shown.style.top = `${index * rowHeight}px`;
    shown.ariaSelected = String(index === active);
  }
  if (rows.length === 0) tree.removeAttribute('aria-activedescendant');
  else tree.setAttribute('aria-activedescendant', `row-${active}`);
}

/** @param {number} index */
function drawRow(index) {
  const row = rows[index];
  if (!row || drawn.has(index)) return;
  const { item, level, position, size, open } = row;
  const made = document.createElement('div');
  made.id = `row-${index}`;
  made.role = 'treeitem';
  made.ariaLevel = String(level);
  made.ariaPosInSet = String(position);
  made.ariaSetSize = String(size);
  if (open !== undefined) made.ariaExpanded = String(open);
  const { status = '', text, aside = () => '', breaks } = item;
  if (status !== '') made.append(span(marks[status] ?? '', `mark ${status}`, status));
  made.append(highlighted(text));
  if (breaks) made.append(...chips(breaks));
  if (aside() !== '') made.append(span(aside(), 'faint'));
  drawn.set(index, made);
  list.append(made);
}

/** @param {string} text @param {string} name @param {string} [spoken] */
function span(text, name, spoken) {
  const made = document.createElement('span');
  made.className = name;
  made.textContent = text;
  if (spoken !== undefined) {
    made.role = 'img';
    made.ariaLabel = spoken;
  }
  return made;
}

/** @param {Breaks} breaks */
function chips({ binary, source, failures }) {
  const how = failures.length === 0 ? '' : `: ${failures.join(', ')}`;
  if (binary) return [span(`breaks ${breakWords.binary}${how}`, 'chip binary')];
  return source ? [span(`breaks ${breakWords.source}`, 'chip source')] : [];
}

/** What is searched stands out. @param {string} text */
function highlighted(text) {
  const made = document.createElement('bdi');
  let done = 0;
  for (const { start, end } of hitsIn(text, filter.terms)) {
    const mark = document.createElement('mark');
    mark.textContent = text.slice(start, end);
    made.append(text.slice(done, start), mark);
    done = end;
  }
  made.append(text.slice(done));
  return made;
}

/** @param {number} index */
function activate(index) {
  active = Math.max(0, Math.min(index, rows.length - 1));
  const top = active * rowHeight;
  if (top < tree.scrollTop) tree.scrollTop = top;
  const over = top + rowHeight - tree.scrollTop - tree.clientHeight;
  if (over > 0) tree.scrollTop += over;
  draw();
}

/** @param {boolean} open @param {number[]} indexes */
function unfold(open, ...indexes) {
  for (const index of indexes) {
    const key = rows[index]?.item.key;
    if (key && rows[index]?.open !== undefined) toggles().set(key, open);
  }
  flatten();
  activate(active);
}

/** @param {Row} row */
function unfoldBeside({ parent, level }) {
  const beside = rows.flatMap((row, index) =>
    row.parent === parent && row.level === level ? [index] : [],
  );
  const key = rows[active]?.item.key;
  unfold(true, ...beside);
  activate(rows.findIndex(({ item }) => item.key === key));
}

/** The keys of a tree (WAI-ARIA practices). @param {Row} row @returns {Record<string, () => void>} */
function keysOf(row) {
  const page = Math.max(1, Math.floor(tree.clientHeight / rowHeight) - 1);
  const toggle = () => unfold(row.open === false, active);
  return {
    ArrowDown: () => activate(active + 1),
    ArrowUp: () => activate(active - 1),
    ArrowRight: () => (row.open === true ? activate(active + 1) : unfold(true, active)),
    ArrowLeft: () =>
      row.open === true ? unfold(false, active) : row.parent >= 0 && activate(row.parent),
    Home: () => activate(0),
    End: () => activate(rows.length - 1),
    PageDown: () => activate(active + page),
    PageUp: () => activate(active - page),
    Enter: toggle,
    ' ': toggle,
    '*': () => unfoldBeside(row),
  };
}

/** A letter goes to the next row that begins with it. @param {string} letter */
function goTo(letter) {
  const order = [...rows.keys()].map((index) => (index + active + 1) % rows.length);
  const found = order.find((index) => rows[index]?.item.text.toLowerCase().startsWith(letter));
  if (found !== undefined) activate(found);
}

function makeFilters() {
  for (const status of statuses) {
    const { length } = all.filter(({ one }) => one.status === status);
    if (length === 0) continue;
    addBox('statuses', `${marks[status]} ${status}`, length, true, (on) =>
      on ? filter.hidden.delete(status) : filter.hidden.add(status),
    );
  }
  for (const what of /** @type {const} */ (['binary', 'source'])) {
    const { length } = all.filter(({ breaks }) => breaks[what]);
    if (length === 0) continue;
    addBox('breaks', breakWords[what], length, false, (on) => (filter.only[what] = on));
  }
  const breaks = element('breaks', HTMLElement);
  breaks.hidden = breaks.querySelector('input') === null;
}

/** @param {string} where @param {string} text @param {number} count @param {boolean} on @param {(on: boolean) => void} change */
function addBox(where, text, count, on, change) {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = on;
  box.addEventListener('change', () => {
    change(box.checked);
    update();
  });
  const label = document.createElement('label');
  label.append(box, ` ${text} `, span(grouped(count), 'faint'));
  element(where, HTMLElement).append(label);
}

function listen() {
  query.addEventListener('input', () => {
    byHand.search.clear();
    update();
  });
  element('controls', HTMLElement).addEventListener('submit', (event) => {
    event.preventDefault();
    tree.focus();
  });
  element('fold', HTMLElement).addEventListener('click', () => {
    toggles().clear();
    for (const { key } of roots) toggles().set(key, false);
    update();
  });
  tree.addEventListener('scroll', () => requestAnimationFrame(draw));
  tree.addEventListener('keydown', onTreeKey);
  list.addEventListener('click', onClick);
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target === query) return;
    event.preventDefault();
    query.focus();
  });
  query.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') tree.focus();
  });
  new ResizeObserver(measure).observe(tree);
  addEventListener('beforeprint', () => drawRange(0, mostPrinted));
  addEventListener('afterprint', draw);
}

function measure() {
  rowHeight = drawn.values().next().value?.offsetHeight || rowHeight;
  draw();
}

/** @param {KeyboardEvent} event */
function onTreeKey(event) {
  const row = rows[active];
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
  const act = keysOf(row)[event.key];
  if (act) act();
  else if (/^[\p{L}\d]$/u.test(event.key)) goTo(event.key.toLowerCase());
  else return;
  event.preventDefault();
}

/** @param {MouseEvent} event */
function onClick({ target }) {
  const found = target instanceof Element ? target.closest('[role=treeitem]') : null;
  if (!found || getSelection()?.isCollapsed === false) return;
  activate(Number(found.id.replace('row-', '')));
  if (rows[active]?.open !== undefined) unfold(!rows[active]?.open, active);
}
