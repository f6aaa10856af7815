"use strict";

/* The box of the question: it grows with what is typed; Enter asks, and with Shift it breaks the line. */

const grows = CSS.supports("field-sizing", "content");

function beginBox() {
  box().addEventListener("input", fitBox);
  box().addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    one("#form").requestSubmit();
  });
}

function setQuestion(text) {
  box().value = text;
  fitBox();
}

/** Do what a browser without `field-sizing` leaves undone. */
function fitBox() {
  if (grows) return;
  box().style.height = "auto";
  box().style.height = `${box().scrollHeight}px`;
}
