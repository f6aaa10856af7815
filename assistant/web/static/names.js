"use strict";

/* Names of the glossary while a question is typed: a text box with a list, and the keys of a combobox (WAI-ARIA APG); the
   role itself is not for boxes of several lines. */

const PAUSE_MS = 120;
const names = { timer: 0, asked: 0, found: [], active: -1 };

function beginNames() {
  box().addEventListener("input", () => {
    clearTimeout(names.timer);
    // An answer that is still to come is for what was typed before, and would close the list for good.
    names.asked++;
    names.timer = setTimeout(lookUp, PAUSE_MS);
  });
  box().addEventListener("keydown", onKey);
  box().addEventListener("blur", () => closeNames());
  // The box keeps the keyboard while a finger or the mouse chooses.
  one("#names").addEventListener("pointerdown", (event) => event.preventDefault());
  one("#names").addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(Number(option.dataset.at));
  });
}

async function lookUp() {
  const input = box();
  const text = input.value.slice(0, input.selectionStart);
  const asked = ++names.asked;
  if (!text.trim() || state.pending) return closeNames();
  try {
    const response = await post("suggest", { text });
    const found = response.ok ? (await response.json()).names : [];
    if (asked === names.asked && document.activeElement === input) showNames(found, text);
  } catch {
    if (asked === names.asked) closeNames();
  }
}

function showNames(found, text) {
  if (!found.length) return closeNames();
  const chosen = names.found[names.active]?.name;
  names.found = found.map((name) => ({ ...name, text }));
  one("#names").replaceChildren(
    ...found.map((name, at) => {
      const term = make("span", { className: "name", lang: name.language, textContent: name.name });
      const under = name.term === name.name ? [] : [make("span", { className: "under", textContent: name.term })];
      const option = make("li", { id: `name-${at}`, role: "option" }, term, ...under);
      option.dataset.at = at;
      option.setAttribute("aria-selected", "false");
      return option;
    }),
  );
  one("#names").hidden = false;
  // Who chose while the last letters were on their way has still chosen.
  activate(found.findIndex((name) => name.name === chosen));
  one("#counted").textContent = found.length > 1 ? say("names_many", { count: found.length }) : say("names_one");
}

/** Close the list; tell whether it was open. */
function closeNames() {
  clearTimeout(names.timer);
  names.asked++;
  names.active = -1;
  const open = !one("#names").hidden;
  one("#names").hidden = true;
  box().removeAttribute("aria-activedescendant");
  one("#counted").textContent = "";
  return open;
}

function activate(at) {
  names.active = at;
  document.querySelectorAll("#names [role=option]").forEach((option, number) => {
    option.setAttribute("aria-selected", String(number === at));
    if (number === at) option.scrollIntoView({ block: "nearest" });
  });
  if (at < 0) box().removeAttribute("aria-activedescendant");
  else box().setAttribute("aria-activedescendant", `name-${at}`);
}

/** Put a name in the place of what was typed of it. */
function choose(at) {
  const { name, start, text } = names.found[at];
  // The desk counts code points, a browser UTF-16 units.
  const before = [...text].slice(0, start).join("");
  const after = box().value.slice(box().selectionStart);
  setQuestion(`${before}${name}${after}`);
  box().setSelectionRange(before.length + name.length, before.length + name.length);
  closeNames();
}

function onKey(event) {
  if (one("#names").hidden || event.isComposing) return;
  const count = names.found.length;
  const steps = {
    ArrowDown: () => activate(names.active + 1 < count ? names.active + 1 : -1),
    ArrowUp: () => activate(names.active < 0 ? count - 1 : names.active - 1),
    Enter: () => choose(names.active),
  };
  // Enter asks where no name is chosen.
  if (!(event.key in steps) || (event.key === "Enter" && names.active < 0)) return;
  steps[event.key]();
  event.preventDefault();
  event.stopPropagation();
}
