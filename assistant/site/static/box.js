/* A text box with a list below it, and the keys of a combobox (WAI-ARIA APG). */

const DATA = "search-data.js";
const BASE = new URL(".", document.currentScript.src);
const one = (id) => document.getElementById(id);
const search = { found: null, options: [], active: -1 };

function begin() {
  const input = make("input", { id: "_box", type: "text", placeholder: "Search", autocomplete: "off", spellcheck: false });
  const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-controls": "_list", "aria-expanded": "false" };
  const typed = { "aria-label": "Search this glossary", "aria-keyshortcuts": "/", enterkeyhint: "search", autocapitalize: "none" };
  for (const [name, value] of Object.entries({ ...combobox, ...typed })) input.setAttribute(name, value);
  const list = make("div", { id: "_list", role: "listbox", hidden: true });
  list.setAttribute("aria-label", "Found");
  const told = make("p", { id: "_told", role: "status" });
  one("_search").append(input, make("div", { id: "_found" }, told, list));
  input.addEventListener("focus", load, { once: true });
  input.addEventListener("focus", lookUp);
  input.addEventListener("input", lookUp);
  input.addEventListener("keydown", onKey);
  input.addEventListener("blur", close);
  // The box keeps the keyboard while a finger or the mouse chooses.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => event.target.closest("[role=option]") && input.blur());
  document.addEventListener("keydown", (event) => {
    const busy = event.composedPath()[0].closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || busy) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

/** Load the data: as a script, which a page that was opened from a disc may load, too. */
function load() {
  const script = make("script", {
    onload: () => {
      search.found = new Found(window.glossdeskData, BASE);
      lookUp();
    },
    onerror: () => {
      one("_search").replaceChildren(make("p", { role: "status", textContent: "The search of this site is not there." }));
    },
  });
  const trusted = window.trustedTypes?.createPolicy("glossdesk-site", { createScriptURL: (address) => address });
  const address = new URL(DATA, BASE).href;
  script.src = trusted ? trusted.createScriptURL(address) : address;
  document.head.append(script);
}

function lookUp() {
  const text = one("_box").value;
  if (!search.found || document.activeElement !== one("_box")) return;
  if (!/[\p{L}\p{N}]/u.test(text)) return void close();
  const { groups, told } = search.found.of(text);
  const asked = desk() ? [{ label: "Desk", options: [asking(text.trim())] }] : [];
  const shown = [...groups, ...asked];
  search.options = shown.flatMap(({ options }) => options);
  search.options.forEach((option, at) => (option.id = `_option-${at}`));
  one("_list").replaceChildren(...shown.map(grouped));
  one("_list").hidden = !search.options.length;
  one("_told").textContent = told;
  one("_box").setAttribute("aria-expanded", String(search.options.length > 0));
  activate(-1);
}

function grouped({ label, options }) {
  const heading = make("p", { textContent: label });
  heading.setAttribute("aria-hidden", "true");
  const group = make("div", { role: "group" }, heading, ...options);
  group.setAttribute("aria-label", label);
  return group;
}

/** Return the desk's component where the page has one that runs. */
const desk = () => (customElements.get("glossdesk-chat") ? document.querySelector("glossdesk-chat") : null);

function asking(text) {
  const option = make("div", { role: "option", textContent: `Ask the desk: “${text}”` });
  option.addEventListener("click", () => desk().ask(text));
  return option;
}

/** Close the list; tell whether it was open. */
function close() {
  const open = one("_told").textContent !== "";
  search.options = [];
  search.active = -1;
  one("_list").replaceChildren();
  one("_list").hidden = true;
  one("_told").textContent = "";
  one("_box").setAttribute("aria-expanded", "false");
  one("_box").removeAttribute("aria-activedescendant");
  return open;
}

function activate(at) {
  search.active = at;
  search.options.forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
  search.options[at]?.scrollIntoView({ block: "nearest" });
  if (at < 0) one("_box").removeAttribute("aria-activedescendant");
  else one("_box").setAttribute("aria-activedescendant", search.options[at].id);
}

function onKey(event) {
  if (event.isComposing) return;
  const count = search.options.length;
  const steps = {
    ArrowDown: () => activate(search.active + 1 < count ? search.active + 1 : -1),
    ArrowUp: () => activate(search.active < 0 ? count - 1 : search.active - 1),
    // The first one is meant where none is chosen.
    Enter: () => search.options[Math.max(search.active, 0)].click(),
    Escape: () => close(),
  };
  if (!(event.key in steps) || (event.key === "Escape" ? !one("_told").textContent : !count)) return;
  steps[event.key]();
  event.preventDefault();
}

begin();
