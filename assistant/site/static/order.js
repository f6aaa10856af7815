const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

/** Compare two lists of numbers, the first ones first. */
function compared(one, other) {
  const at = one.findIndex((number, place) => number !== other[place]);
  return at < 0 ? 0 : one[at] - other[at];
}

/** Return the things whose keys come first, in order. */
const inOrder = (things) => things.sort((one, other) => compared(one.key, other.key));
