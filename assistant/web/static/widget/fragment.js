// A range would begin at the first place that has its first words, as a heading or the list of contents may.
const LONG = 600;
const ENOUGH = 40;

/** Return a permalink at which the browser scrolls to a sentence and marks it (WICG text fragments); null for none. */
function permalink(url, quote) {
  return /^https?:\/\//.test(url ?? '') ? `${url}${url.includes('#') ? '' : '#'}${directive(quote)}` : null;
}

/** Return what makes a browser mark a sentence, for the end of an address that has a fragment. */
function directive(quote) {
  const whole = encoded(quote);
  return `:~:text=${whole.length > LONG ? ends(quote).map(encoded).join(',') : whole}`;
}

const encoded = (text) => encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D');

/** Return the first and the last words of a long sentence: a browser looks for whole words, in Chinese too. */
function ends(quote) {
  const words = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(quote)];
  const first = words.find(({ index }) => index >= ENOUGH);
  const last = words.findLast(({ index, isWordLike }) => isWordLike && index <= quote.length - ENOUGH);
  return first && last ? [quote.slice(0, first.index).trim(), quote.slice(last.index)] : [quote];
}
