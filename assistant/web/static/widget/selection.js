const MOST_SELECTED = 2_000;
const MOST_PASSAGE = 20_000;
const SETTLED_MS = 200;
const OWN = 'glossdesk-chat, input, textarea, [contenteditable]:not([contenteditable="false"])';

/** Call `tell` with what is selected in a part of the page, or with null where nothing is, until `signal` ends it. */
function watchSelection(within, signal, tell) {
  let settled;
  const changed = () => {
    clearTimeout(settled);
    settled = setTimeout(() => tell(selected(within)), SETTLED_MS);
  };
  document.addEventListener('selectionchange', changed, { signal });
}

/** Return the selected words, the paragraphs that they stand in, and where they end on the screen. */
function selected(within) {
  const selection = getSelection();
  const words = `${selection}`.trim().replace(/\s+/g, ' ');
  // What is selected in a field counts as words, too, but not as a stretch of the page.
  if (!words || words.length > MOST_SELECTED || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const around = elementOf(range.commonAncestorContainer);
  if (!around || around.closest(OWN) || (within && !around.closest(within))) return null;
  const blocks = new Set([blockOf(range.startContainer), blockOf(range.endContainer)]);
  const passage = [...blocks].map((one) => one.innerText.trim()).join('\n\n');
  const rect = [...range.getClientRects()].at(-1) ?? around.getBoundingClientRect();
  return { words: words.toWellFormed(), passage: passage.slice(0, MOST_PASSAGE).toWellFormed(), rect };
}

const elementOf = (node) => (node instanceof Element ? node : node.parentElement);

/** Return the nearest element around a node that is a block of its own. */
function blockOf(node) {
  let element = elementOf(node);
  while (/^(inline|contents|ruby)/.test(getComputedStyle(element).display) && element.parentElement) {
    element = element.parentElement;
  }
  return element;
}
