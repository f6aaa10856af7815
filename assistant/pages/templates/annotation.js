"use strict";

const tooltip = document.createElement("div");
const MARGIN = 12;
let shown = null;
let leaving = 0;

tooltip.id = "tooltip";
tooltip.hidden = true;

function show(mention) {
  clearTimeout(leaving);
  if (mention === shown) return;
  const definition = document.getElementById(mention.hash.slice(1));
  const term = document.createElement("strong");
  term.append(...definition.querySelector(".term").cloneNode(true).childNodes);
  const told = mention.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id));
  const more = definition.querySelector(".more");
  const copies = [...told, more].filter(Boolean).map((one) => one.cloneNode(true));
  copies.forEach((one) => one.removeAttribute("id"));
  tooltip.setAttribute("role", more ? "group" : "tooltip");
  tooltip.lang = definition.querySelector(".definition").lang;
  tooltip.dir = "auto";
  tooltip.replaceChildren(term, ...copies);
  tooltip.hidden = false;
  // Behind the mention, what can be followed in it is next on the keyboard's way.
  mention.after(tooltip);
  shown = mention;
  place(mention.getBoundingClientRect(), mention.getClientRects()[0].left, document.documentElement);
}

function place(mention, start, { clientWidth, clientHeight }) {
  const { offsetWidth: width, offsetHeight: height } = tooltip;
  const below = mention.bottom + MARGIN / 2;
  const fits = below + height <= clientHeight || mention.top < height + MARGIN;
  const left = Math.max(MARGIN, Math.min(start, clientWidth - width - MARGIN));
  tooltip.style.left = `${left + scrollX}px`;
  tooltip.style.top = `${(fits ? below : mention.top - height - MARGIN / 2) + scrollY}px`;
}

function hide() {
  clearTimeout(leaving);
  tooltip.hidden = true;
  shown = null;
}

const focused = () => shown && (document.activeElement === shown || tooltip.contains(document.activeElement));
const mentionOf = (event) => event.target.closest?.(".mention");

document.addEventListener("mouseover", (event) => {
  const mention = mentionOf(event);
  if (mention) show(mention);
  else if (tooltip.contains(event.target)) clearTimeout(leaving);
});
document.addEventListener("mouseout", (event) => {
  if (!shown || (!mentionOf(event) && !tooltip.contains(event.target))) return;
  // Time enough to go over to the tooltip.
  clearTimeout(leaving);
  leaving = setTimeout(() => focused() || hide(), 200);
});
document.addEventListener("focusin", (event) => {
  const mention = mentionOf(event);
  if (mention) show(mention);
});
document.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget !== shown && !tooltip.contains(relatedTarget)) hide();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (focused()) shown.focus();
  hide();
});
document.addEventListener("click", (event) => {
  const mention = mentionOf(event);
  if (mention && matchMedia("(hover: none)").matches) {
    // Nothing hovers over a touch screen: a tap shows what elsewhere a pointer does.
    event.preventDefault();
    show(mention);
  } else if (!tooltip.contains(event.target)) hide();
});
