"use strict";

/* The sources of an answer: the quoted sentence at a mark, and a pane that stays beside the conversation. */

const TIP_MS = 150;
const tip = { of: null, timer: 0 };

const markOf = (event) => event.target.closest?.(".said a.number");
const quoteOf = (mark) => document.getElementById(mark.dataset.goto);

function showTip(mark) {
  const quoted = quoteOf(mark);
  const section = quoted?.closest("details");
  const quote = quoted?.matches("mark") ? quoted : quoted?.previousElementSibling;
  if (!quote || !section) return;
  closeTip();
  const term = make("strong", {}, ...copies(section.querySelector(".term").childNodes));
  const shown = make("div", { id: "tip", role: "tooltip" }, term, make("q", {}, ...copies(quote.childNodes)));
  shown.lang = section.querySelector(".definition").lang;
  one("#desk").append(shown);
  mark.setAttribute("aria-describedby", "tip");
  tip.of = mark;
  const at = mark.getBoundingClientRect();
  const { clientWidth } = document.documentElement;
  const left = Math.max(12, Math.min(at.left, clientWidth - shown.offsetWidth - 12));
  const above = at.top - shown.offsetHeight - 8;
  shown.style.left = `${left + scrollX}px`;
  shown.style.top = `${(above > 0 ? above : at.bottom + 8) + scrollY}px`;
}

const copies = (nodes) => [...nodes].map((node) => node.cloneNode(true));

function closeTip() {
  clearTimeout(tip.timer);
  if (!tip.of) return false;
  tip.of.removeAttribute("aria-describedby");
  one("#tip")?.remove();
  tip.of = null;
  return true;
}

function openSource(mark) {
  const section = quoteOf(mark)?.closest("details");
  if (!section) return;
  closeTip();
  closeSource();
  const shown = section.cloneNode(true);
  shown.open = true;
  // The same place cannot be named twice.
  shown.querySelectorAll("[id]").forEach((named) => (named.dataset.was = named.id) && named.removeAttribute("id"));
  const close = make("button", { type: "button", className: "quiet", textContent: say("close") });
  close.addEventListener("click", closeSource);
  const pane = make("aside", { id: "source", tabIndex: -1 }, close, shown);
  pane.setAttribute("aria-label", say("source_pane"));
  pane.of = mark;
  one("#desk").append(pane);
  const quote = shown.querySelector(`[data-was="${mark.dataset.goto}"]`);
  quote?.classList.add("this");
  pane.focus({ preventScroll: true });
  if (quote) pane.scrollTop = quote.getBoundingClientRect().top - pane.getBoundingClientRect().top - 96;
}

function closeSource() {
  const pane = one("#source");
  if (!pane) return false;
  const within = pane.contains(document.activeElement);
  pane.remove();
  if (within && pane.of.isConnected) pane.of.focus();
  return true;
}

document.addEventListener("click", (event) => {
  const mark = markOf(event);
  if (!mark || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  openSource(mark);
});
document.addEventListener("keydown", (event) => {
  const mark = markOf(event);
  if (mark && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    openSource(mark);
  }
});
document.addEventListener("mouseover", (event) => {
  const mark = markOf(event);
  if (mark && mark !== tip.of) {
    clearTimeout(tip.timer);
    tip.timer = setTimeout(() => showTip(mark), TIP_MS);
  } else if (!mark && !event.target.closest?.("#tip") && tip.of !== document.activeElement) closeTip();
});
document.addEventListener("focusin", (event) => {
  const mark = markOf(event);
  if (mark) showTip(mark);
  else closeTip();
});
