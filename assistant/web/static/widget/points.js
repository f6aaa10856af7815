/** Return what turns the desk's offsets into a text, which count code points, into JavaScript's UTF-16 ones. */
function unitsOf(text) {
  const starts = [0];
  for (const point of text) starts.push(starts.at(-1) + point.length);
  return (point) => starts[point];
}
