"use strict";

const READ = /(\d[\d,]*) of (\d[\d,]*)/;
const BUSY = 503;
const EVERY_MS = 1000;
const PATIENCE_MS = 5000;
const number = (text) => Number(text.replaceAll(",", ""));
const bar = document.querySelector("progress");

async function look() {
  try {
    const answer = await fetch(document.querySelector("main").dataset.ready, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    const { status } = answer.status === BUSY ? await answer.json() : {};
    // The desk is there, or something else is waited for: only an index has a bar.
    if (!status || (status === "empty") === Boolean(bar)) return location.reload();
    const [, done, all] = READ.exec(status) ?? [];
    if (all) Object.assign(bar, { max: number(all), value: number(done) });
  } catch {
    // It is between two servers, or gone; the next look tells.
  }
  setTimeout(look, EVERY_MS);
}

look();
