"use strict";

/* The beginning: the page can be used at once, and asks when Gradio is there. */

function start() {
  const form = one("#form");
  state.words = JSON.parse(form.dataset.words);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  beginPassage();
  // Enter takes a name before it asks.
  beginNames();
  beginBox();
  const { held = [], pending, draft = "", beside = "" } = linked() ?? kept();
  state.held = held;
  talk(held.length > 0);
  // What was typed before this script came stays.
  setQuestion(box().value || draft);
  setPassage(passage().value || beside);
  if (pending) send(pending);
  else if (held.length) send({ held });
}

window.glossdesk = {
  /** Ask what waits; `trigger` tells the server of an event of the form. */
  begin(trigger) {
    state.trigger = trigger;
    if (state.pending) hand();
  },
  replied,
};

start();
