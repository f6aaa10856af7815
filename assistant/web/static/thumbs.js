"use strict";

/* Thumbs and notes on answers, where the desk keeps a journal. This tab alone knows which it gave. */

const GIVEN = "glossdesk-thumbs";

function given() {
  try {
    return JSON.parse(sessionStorage.getItem(GIVEN)) ?? {};
  } catch {
    return {};
  }
}

/** Return by what this tab knows the answer of a turn again. */
const answerOf = (turn) => `${turn} ${state.held[turn - 1]?.question}`;

function showThumbs() {
  const known = given();
  document.querySelectorAll("[data-thumb]").forEach((button) => {
    const { thumb, turn } = button.dataset;
    button.setAttribute("aria-pressed", String(known[answerOf(turn)]?.thumb === thumb));
  });
}

async function sendThumb(turn, thumb, note = "") {
  const known = given();
  const own = answerOf(turn);
  const receipt = known[own]?.receipt ?? "";
  const response = await post("feedback", { turns: state.held.slice(0, turn), thumb, note, receipt });
  if (!response.ok) throw new Error(response.statusText);
  if (thumb) known[own] = { thumb, receipt: (await response.json()).receipt };
  else delete known[own];
  try {
    sessionStorage.setItem(GIVEN, JSON.stringify(known));
  } catch {
    // A browser that stores nothing gives the thumb all the same; it cannot be taken back then.
  }
  showThumbs();
}

function tellOf(turn, key) {
  one(`#noted-${turn}`).textContent = one(`#note-${turn}`).dataset[key];
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-thumb]");
  if (!button) return;
  const turn = Number(button.dataset.turn);
  const back = button.getAttribute("aria-pressed") === "true";
  const form = one(`#note-${turn}`);
  try {
    await sendThumb(turn, back ? null : button.dataset.thumb);
    form.hidden = back;
    tellOf(turn, back ? "withdrawn" : "noted");
    if (!back) form.querySelector("textarea").focus();
  } catch {
    tellOf(turn, "notNoted");
  }
});

document.addEventListener("submit", async (event) => {
  if (!event.target.matches?.(".note-on")) return;
  event.preventDefault();
  const form = event.target;
  const turn = Number(form.dataset.turn);
  try {
    await sendThumb(turn, given()[answerOf(turn)]?.thumb ?? "down", form.querySelector("textarea").value);
    form.hidden = true;
    tellOf(turn, "noteSent");
    one(`[data-thumb][data-turn="${turn}"][aria-pressed="true"]`)?.focus();
  } catch {
    tellOf(turn, "notNoted");
  }
});
