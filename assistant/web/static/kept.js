"use strict";

/* What this tab keeps over a reload; another tab has its own. */

const KEPT = "glossdesk";
const MOST_LINKED = 20_000;

function keep() {
  const { held, pending } = state;
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ held, pending, draft: box().value, beside: passage().value }));
  } catch {
    // A browser that stores nothing, or no more, loses the conversation with the page; nothing else depends on it.
  }
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

/** Return what the address asks for, and take it out of there: what is asked once is not asked again by a reload. */
function linked() {
  const address = new URL(location.href);
  const asked = address.searchParams.get("q");
  const beside = (address.searchParams.get("passage") ?? "").slice(0, MOST_LINKED);
  if (asked === null && !beside) return null;
  address.searchParams.delete("q");
  address.searchParams.delete("passage");
  history.replaceState(history.state, "", address);
  const question = (asked ?? "").slice(0, MOST_LINKED);
  return { beside, draft: "", pending: question && { held: [], question, passage: beside } };
}

window.addEventListener("pagehide", () => one("#form") && keep());
