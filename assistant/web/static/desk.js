"use strict";

/* The conversation of this tab. The page holds it and sends it with every question, so that it outlives the server. */

const MOST_HELD = 50;
/* `trigger` is there when Gradio is; `tags` tell the turns that are shown. */
const state = { trigger: null, words: {}, held: [], tags: [], pending: null, editing: 0 };

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
  hand();
}

/** Hand on what is wanted; before Gradio is there, it waits. */
function hand() {
  state.trigger?.("submit", { ...state.pending, tags: state.tags, language: one("#form").lang });
}

/** Take the turns after a question's place out of the way of what is asked in its place. */
function edit(number) {
  const { question, passage: beside } = state.held[number - 1];
  state.editing = number;
  setQuestion(question);
  setPassage(beside);
  one("#editing").hidden = false;
  one("#editing span").textContent = say("editing", { number });
  markGoing();
  box().focus();
}

function stopEditing() {
  if (!state.editing) return;
  state.editing = 0;
  setQuestion("");
  one("#editing").hidden = true;
  markGoing();
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
