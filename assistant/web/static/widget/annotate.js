const UNREAD = 'script, style, noscript, textarea, select, svg, math, glossdesk-chat';
const UNMARKED = `${UNREAD}, glossdesk-term, a, button, summary, label, code, pre, [contenteditable]`;
const annotated = new WeakSet();
const pieces = new WeakSet();

/** Mark the glossary's names in an element, or only the first of each section; resolve to how many were marked. */
async function annotate(element, { first = false, glossary, desk } = {}) {
  const { text, stretches } = readText(element);
  if (!text.trim()) return 0;
  const { read } = await call(deskAt(desk), 'annotate', { text: text.toWellFormed(), glossary });
  const at = unitsOf(text);
  const seen = new Set([...element.querySelectorAll('glossdesk-term')].map((one) => keyOf(namedBy(one))));
  const words = [];
  for (const mention of read.mentions) {
    const [start, end] = [at(mention.start), at(mention.end)];
    // A name that crosses into another node, such as a link's, stays as it is.
    const stretch = stretches.find((one) => one.start <= start && end <= one.start + one.data.length);
    if (!stretch?.markable || (first && seen.has(keyOf(mention)))) continue;
    seen.add(keyOf(mention));
    words.push({ ...stretch, start: start - stretch.start, end: end - stretch.start, mention });
  }
  // From the end on, so that the offsets before stay right.
  return words.reverse().filter((word) => wrap(word, desk)).length;
}

/** Undo what annotate did in an element, to the last text node. */
function clear(element) {
  for (const term of [...element.querySelectorAll('glossdesk-term')].filter((one) => annotated.has(one))) {
    const words = [...term.childNodes];
    const after = term.nextSibling;
    term.replaceWith(...words);
    for (const piece of [...words, after].filter((one) => pieces.has(one))) {
      if (!(piece.previousSibling instanceof Text)) continue;
      piece.previousSibling.appendData(piece.data);
      piece.remove();
    }
  }
}

/** Return the text of an element, its blocks parted, and which text node has which stretch of it. */
function readText(element) {
  const walker = document.createTreeWalker(element);
  const stretches = [];
  let text = '';
  let block;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeName === 'BR') text += '\n';
    if (!(node instanceof Text) || node.parentElement.closest(UNREAD)) continue;
    if (block !== (block = blockOf(node)) && text) text += '\n\n';
    const markable = !node.parentElement.closest(UNMARKED);
    stretches.push({ node, data: node.data, start: text.length, markable });
    text += node.data;
  }
  return { text, stretches };
}

/** Put a term around a word, unless the page has changed there in the meantime. */
function wrap({ node, data, start, end, mention: { glossary, entry, section } }, desk) {
  const same = node.isConnected && data.startsWith(node.data) && end <= node.data.length;
  if (!same || node.parentElement.closest(UNMARKED)) return false;
  if (end < node.data.length) pieces.add(node.splitText(end));
  const word = start ? node.splitText(start) : node;
  if (start) pieces.add(word);
  const term = make('glossdesk-term', { glossary, entry, section, desk });
  annotated.add(term);
  word.replaceWith(term);
  term.append(word);
  return true;
}
