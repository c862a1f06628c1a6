/**
 * The script of a check's page: hides what a search does not find, and unfolds. All that is shown stands in the page.
 */
const query = element('query', HTMLInputElement);
const fold = element('fold', HTMLButtonElement);
const shown = element('shown', HTMLElement);
const findings = [...document.querySelectorAll('details.finding')].filter(
  (found) => found instanceof HTMLDetailsElement,
);
const texts = findings.map((finding) => (finding.textContent ?? '').toLowerCase());
const clusters = [...document.querySelectorAll('.cluster')].filter(
  (found) => found instanceof HTMLElement,
);

if (findings.length > 0) element('controls', HTMLFormElement).hidden = false;
element('controls', HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());
query.addEventListener('input', search);
fold.addEventListener('click', () => {
  const open = fold.textContent === 'Unfold all';
  for (const finding of findings) finding.open = open && !finding.hidden;
  fold.textContent = open ? 'Fold all' : 'Unfold all';
});
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target === query) return;
  event.preventDefault();
  query.focus();
});

/** Shows the findings that hold every word of the query. */
function search() {
  const terms = query.value.toLowerCase().split(/\s+/).filter(Boolean);
  let hits = 0;
  for (const [index, finding] of findings.entries()) {
    const isHit = terms.every((term) => texts[index]?.includes(term));
    finding.hidden = !isHit;
    if (isHit) hits += 1;
  }
  for (const cluster of clusters) {
    cluster.hidden = cluster.querySelector('details.finding:not([hidden])') === null;
  }
  shown.textContent = terms.length === 0 ? '' : `${hits} of ${findings.length}`;
}

/**
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function element(id, kind) {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${id}`);
}
