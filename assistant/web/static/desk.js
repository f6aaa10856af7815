"use strict";

/* The conversation of this tab. The page holds it and sends it with every question, so that it outlives the server. */

const MOST_HELD = 50;
const state = { trigger: () => {}, words: {}, held: [], pending: null, editing: 0 };

const one = (selector) => document.querySelector(selector);
const box = () => one("#question");
const passage = () => one("#passage");

/** Return a text of the page in its language, with its {names} filled in. */
const say = (key, values = {}) =>
  (state.words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Send a document to an address of the desk. */
const post = (address, document) =>
  fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(document),
  });

/** Ask a question after what is held, or after the first turns of it. */
function ask(question, { before = state.held, beside = passage().value, typed = false, again = false } = {}) {
  if (state.pending) return;
  foldPassage({ quiet: true });
  send({ held: before.slice(-MOST_HELD), question, passage: beside, typed, again });
}

function send(wanted) {
  state.pending = wanted;
  keep();
  closeNames();
  if (wanted.question) wait(wanted.question);
  if (connection.lost) tell(say("lost"));
  else watchConnection();
  state.trigger("submit", { ...wanted, language: one("#form").lang });
}

/** Show at once what was asked, for an answer may take a while. */
function wait(question) {
  stopWaiting();
  const asked = make("h2", { className: "asking", dir: "auto", textContent: question });
  const waiting = make("article", { className: "waiting" }, asked, make("p", { textContent: say("asking") }));
  waiting.setAttribute("aria-busy", "true");
  one("#conversation").append(waiting);
  waiting.scrollIntoView({ block: "start" });
}

function stopWaiting() {
  one(".waiting")?.remove();
}

/** Take the turns after a question's place out of the way of what is asked in its place. */
function edit(number) {
  const { question, passage: beside } = state.held[number - 1];
  state.editing = number;
  box().value = question;
  setPassage(beside);
  one("#editing").hidden = false;
  one("#editing span").textContent = say("editing", { number });
  markGoing();
  box().focus();
}

function stopEditing() {
  if (!state.editing) return;
  state.editing = 0;
  box().value = "";
  one("#editing").hidden = true;
  markGoing();
}

function markGoing() {
  document.querySelectorAll(".turn").forEach((turn, at) => {
    turn.classList.toggle("going", state.editing > 0 && at >= state.editing - 1);
  });
}

function submit() {
  const before = state.editing ? state.held.slice(0, state.editing - 1) : state.held;
  ask(box().value, { before, typed: true });
}

function retry(number) {
  const { question, passage: beside } = state.held[number - 1];
  ask(question, { before: state.held.slice(0, number - 1), beside, again: true });
}

const DOES = {
  anew() {
    stopEditing();
    setPassage("");
    send({ held: [] });
    box().focus();
  },
  fold: () => foldPassage(),
  unfold: () => unfoldPassage(),
  "leave-out": () => leaveOut(),
  "save-file": () => saveConversation("file", "conversation.json"),
  "save-page": () => saveConversation("page", "conversation.html"),
  "open-file": () => one("#file").click(),
  "stop-editing": () => stopEditing(),
};

function goTo(target) {
  const section = target.closest("details");
  if (section) section.open = true;
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest?.("[data-do], [data-ask], [data-edit], [data-retry], [data-goto]");
  if (!pressed) return;
  const { ask: question, edit: edited, retry: retried, goto: place } = pressed.dataset;
  if (pressed.dataset.do) DOES[pressed.dataset.do]?.();
  else if (question) ask(question);
  else if (edited) edit(Number(edited));
  else if (retried) retry(Number(retried));
  else if (place && !(event.ctrlKey || event.metaKey)) {
    const target = document.getElementById(place);
    if (!target) return;
    event.preventDefault();
    goTo(target);
  }
});

window.glossdesk = {
  /** Take up what a link or this tab's last visit left; `trigger` tells the server of an event of the form. */
  begin(trigger) {
    const form = one("#form");
    state.trigger = trigger;
    state.words = JSON.parse(form.dataset.words);
    document.documentElement.lang = form.lang;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      submit();
    });
    beginPassage();
    beginNames();
    const { held = [], pending, draft = "", beside = "" } = linked() ?? kept();
    state.held = held;
    box().value = draft;
    setPassage(beside);
    if (pending) send(pending);
    else if (held.length) send({ held });
  },

  /** Bring the newest turn into view; keep the keyboard where it was, unless its button is gone. */
  arrived() {
    const wanted = state.pending;
    stopWaiting();
    state.held = JSON.parse(one(".turns")?.dataset.held ?? "[]");
    state.pending = null;
    showThumbs();
    if (state.editing || wanted?.typed) box().value = "";
    stopEditing();
    connected();
    keep();
    const asked = [...document.querySelectorAll(".turn .asked")].at(-1);
    if (!asked) return;
    if (state.held.length > 1) asked.scrollIntoView({ block: "start" });
    else scrollTo(0, 0);
    if (document.activeElement === document.body) asked.focus({ preventScroll: true });
  },

  /** What could not be asked stays in the box. */
  refused() {
    const wanted = state.pending;
    if (!wanted) return;
    stopWaiting();
    state.pending = null;
    // What this tab kept cannot be shown, nor asked on from.
    if (wanted.question === undefined && !wanted.file) state.held = [];
    if (wanted.question && !box().value) box().value = wanted.question;
    connected();
    keep();
  },
};
