const GAP = 6;
const EDGE = 8;

/** Show a popover under a rectangle of the viewport, or above it where there is no room; it scrolls with the page. */
function showAt(box, rect) {
  box.togglePopover(true);
  const { clientWidth, clientHeight } = document.documentElement;
  const under = rect.bottom + GAP;
  const over = rect.top - GAP - box.offsetHeight;
  const fits = under + box.offsetHeight <= clientHeight || over < 0;
  const left = Math.max(EDGE, Math.min(rect.left, clientWidth - EDGE - box.offsetWidth));
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${(fits ? under : over) + scrollY}px`;
}

function hide(box) {
  if (box.matches(':popover-open')) box.hidePopover();
}
