"use strict";

/* What the asker is reading. */

const LONG = 200;
const SENTENCE_END = /[.!?…][”’"')\]]*\s|[。！？]/g;

function beginPassage() {
  box().addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (!isPassage(pasted)) return;
    event.preventDefault();
    setPassage(pasted.trim());
    foldPassage();
    tell(say("reading_taken"));
  });
  passage().addEventListener("input", showPassage);
}

function isPassage(text) {
  return text.length > LONG || (text.trim().match(SENTENCE_END) ?? []).length > 1;
}

function setPassage(text) {
  passage().value = text;
  showPassage();
}

function showPassage() {
  const count = [...passage().value.trim()].length;
  const opener = one("[data-do=unfold]");
  opener.textContent = count
    ? say("reading_filled", { count: count.toLocaleString(one("#form").lang) })
    : say("reading");
  opener.classList.toggle("filled", count > 0);
  one(".beside [data-do=leave-out]").hidden = !count;
}

function unfoldPassage() {
  const closed = one("#reading").hidden;
  if (!closed) return foldPassage();
  one("#reading").hidden = false;
  one("[data-do=unfold]").setAttribute("aria-expanded", "true");
  passage().focus();
}

function foldPassage({ quiet = false } = {}) {
  if (quiet && one("#reading").hidden) return;
  one("#reading").hidden = true;
  one("[data-do=unfold]").setAttribute("aria-expanded", "false");
  keep();
  box().focus();
}

function leaveOut() {
  setPassage("");
  foldPassage();
}

/** Say something below the box, where a screen reader hears it. */
function tell(words) {
  one("#told").textContent = words;
}
