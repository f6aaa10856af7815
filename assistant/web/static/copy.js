"use strict";

/* Taking an answer along: to the clipboard, or as a file. */

const TOLD_MS = 2_000;

// The clipboard API exists only on https and localhost; newsrooms also serve plain http inside the house.
async function copy(text, form) {
  if (navigator.clipboard && form === "html") {
    const plain = new DOMParser().parseFromString(text, "text/html").body.textContent;
    const types = { "text/html": text, "text/plain": plain };
    const held = Object.entries(types).map(([type, one]) => [type, new Blob([one], { type })]);
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(held))]);
  }
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = make("textarea", { value: text });
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("the browser refused");
}

function save(name, type, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TOLD_MS);
}

function show(button, message) {
  const label = (button.dataset.label ||= button.textContent);
  button.setAttribute("aria-live", "polite");
  button.textContent = message;
  clearTimeout(button.restoring);
  button.restoring = setTimeout(() => (button.textContent = label), TOLD_MS);
}

/** Close the menus that are open, but the one that an element is in; tell whether one was. */
function closeMenus(but = null) {
  const open = [...document.querySelectorAll("details.menu[open]")].filter((menu) => !menu.contains(but));
  open.forEach((menu) => {
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  });
  return open.length > 0;
}

document.addEventListener("click", (event) => {
  closeMenus(event.target);
  const button = event.target.closest?.("[data-copy], [data-save]");
  if (!button) return;
  const { copy: text, form, save: name, type, content } = button.dataset;
  if (name) {
    save(name, type, content);
    show(button, say("saved"));
  } else {
    copy(text, form).then(
      () => show(button, say("copied")),
      () => show(button, say("not_copied")),
    );
  }
});
