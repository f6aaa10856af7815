"use strict";

/* The keyboard: "/" leads to the box, arrows in an empty box go through what was asked, Escape closes what is open. */

let recalled = 0;

const types = (element) => element.matches("input, textarea, select, [contenteditable]");

function recall(step) {
  const asked = state.held.map((turn) => turn.question);
  if (!asked.length) return;
  recalled = Math.min(Math.max(recalled + step, 0), asked.length);
  setQuestion(recalled ? asked.at(-recalled) : "");
}

function escape() {
  const closed = closeTip() || closeNames() || closeSource() || closeMenus();
  if (closed) return;
  if (!one("#reading").hidden) foldPassage();
  else stopEditing();
}

document.addEventListener("keydown", (event) => {
  const inBox = event.target === box();
  if (event.isComposing) return;
  if (event.key === "/" && !types(event.target) && !(event.ctrlKey || event.metaKey || event.altKey)) {
    event.preventDefault();
    box().focus();
  } else if (event.key === "Escape") escape();
  else if (inBox && event.key === "ArrowUp" && (recalled || !box().value)) {
    event.preventDefault();
    recall(1);
  } else if (inBox && event.key === "ArrowDown" && recalled) {
    event.preventDefault();
    recall(-1);
  } else if (inBox) recalled = 0;
});

// Enter that ends the typing of a Chinese word must not send the question.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key === "Enter" && event.isComposing) {
      event.stopPropagation();
      event.preventDefault();
    }
  },
  true,
);
