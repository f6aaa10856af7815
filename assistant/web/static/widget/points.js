/** Return what turns the desk's offsets into a text, which count code points, into JavaScript's UTF-16 ones. */
function unitsOf(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => point;
  const starts = [0];
  for (const point of text) starts.push(starts.at(-1) + point.length);
  return (point) => starts[point];
}

/** Return a text in which lone surrogates, which no server can read, are replaced one for one. */
const wellFormed = (text) => text.toWellFormed();
