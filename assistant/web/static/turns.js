"use strict";

/* The turns that are shown: a question that waits, and what the desk made of it. */

/** Show at once what was asked, for an answer may take a while. */
function wait(question) {
  stopWaiting();
  const asked = make("h2", { className: "asking", dir: "auto", textContent: question });
  const waiting = make("article", { className: "waiting" }, asked, make("p", { textContent: say("asking") }));
  waiting.setAttribute("aria-busy", "true");
  one("#conversation").append(waiting);
  talk();
  waiting.scrollIntoView({ block: "start" });
}

function stopWaiting() {
  one(".waiting")?.remove();
  talk();
}

/** Let the page look as if something was asked, or not. */
function talk(talks = Boolean(one(".turn, .waiting"))) {
  one("#desk").classList.toggle("talking", talks);
}

function markGoing() {
  document.querySelectorAll(".turn").forEach((turn, at) => {
    turn.classList.toggle("going", state.editing > 0 && at >= state.editing - 1);
  });
}

/** Show the turns of a conversation; one that is null is shown already. */
function showTurns(turns) {
  const shown = one("#turns");
  turns.forEach((turn, at) => {
    if (turn === null) return;
    const made = make("template", { innerHTML: turn }).content;
    if (shown.children[at]) shown.children[at].replaceWith(made);
    else shown.append(made);
  });
  while (shown.children.length > turns.length) shown.lastElementChild.remove();
}

/** Take what the desk replied. */
function replied({ problem, heard, held, tags, turns }) {
  one("#problem").textContent = problem;
  if (problem) return refused();
  one("#heard").textContent = heard;
  showTurns(turns);
  arrived(held, tags);
}

/** Bring the newest turn into view; keep the keyboard where it was, unless its button is gone. */
function arrived(held, tags) {
  const wanted = state.pending;
  Object.assign(state, { held, tags, pending: null });
  stopWaiting();
  showThumbs();
  if (state.editing || wanted?.typed) setQuestion("");
  stopEditing();
  connected();
  keep();
  const asked = [...document.querySelectorAll(".turn .asked")].at(-1);
  if (!asked) return;
  if (held.length > 1) asked.scrollIntoView({ block: "start" });
  else scrollTo(0, 0);
  if (document.activeElement === document.body) asked.focus({ preventScroll: true });
}

/** What could not be asked stays in the box. */
function refused() {
  const wanted = state.pending;
  if (!wanted) return;
  state.pending = null;
  stopWaiting();
  // What this tab kept cannot be shown, nor asked on from.
  if (wanted.question === undefined && !wanted.file) state.held = [];
  if (wanted.question && !box().value) setQuestion(wanted.question);
  connected();
  keep();
}
