"use strict";

/* The connection to the desk: its loss is told, and what was asked meanwhile is asked when it is back. */

const SLOW_MS = 4_000;
const AGAIN_MS = 2_000;
const connection = { slow: 0, lost: false };

async function reachable() {
  try {
    const answer = await fetch("healthz", { cache: "no-store", signal: AbortSignal.timeout(AGAIN_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Look whether the desk is still there when an answer is slow. */
function watchConnection() {
  clearTimeout(connection.slow);
  connection.slow = setTimeout(async () => {
    if (!state.pending) return;
    if (!(await reachable())) return lose();
    const waiting = one(".waiting p");
    if (waiting) waiting.textContent = say("still_asking");
    watchConnection();
  }, SLOW_MS);
}

function connected() {
  clearTimeout(connection.slow);
  tell("");
}

async function lose() {
  if (connection.lost) return;
  connection.lost = true;
  document.documentElement.classList.add("lost");
  tell(say(state.pending ? "lost" : "lost_idle"));
  keep();
  while (!(await reachable())) await new Promise((done) => setTimeout(done, AGAIN_MS));
  tell(say("back"));
  // The page begins anew with what it keeps; what Gradio had open is closed for good.
  location.reload();
}

// Gradio tells of what it could not send in a box of its own, which is not shown.
new MutationObserver(async () => {
  const wanted = state.pending;
  if (!wanted || connection.lost || !one(".toast-body.error")) return;
  if (!(await reachable())) lose();
  else if (state.pending === wanted) {
    // It tells of this question, and not of the next one.
    document.querySelectorAll(".toast-close").forEach((button) => button.click());
    refused();
    tell(say("not_taken"));
  }
}).observe(one("gradio-app"), { childList: true, subtree: true });

window.addEventListener("offline", async () => (await reachable()) || lose());
