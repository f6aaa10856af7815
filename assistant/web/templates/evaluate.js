"use strict";

/* A run of scripts, followed while it goes on; another tab's run is told of, and shown where that is wanted. */

const WATCH_MS = 700;
const IDLE_MS = 5_000;
const news = document.querySelector("#news");
const bar = document.querySelector("#progress");
const title = document.title;

function tell(text) {
  let said = news.querySelector("span");
  if (!said) news.append((said = document.createElement("span")));
  if (said.textContent !== text) said.textContent = text;
}

function show(now) {
  if (!now.goes_on || !bar) return;
  if (now.state === "running") bar.value = now.asked;
  else bar.removeAttribute("value");
  document.querySelector("#told").textContent = now.told;
  document.title = `${Math.floor((100 * now.asked) / Math.max(1, now.cases))} % · ${title}`;
}

async function look() {
  let answer;
  try {
    answer = await fetch("progress", { cache: "no-store" });
  } catch {
    tell(news.dataset.lost);
    return true;
  }
  // Whoever is no longer signed in is led to where one signs in.
  if (answer.redirected || answer.status === 401) return location.reload();
  if (!answer.ok) return true;
  if (news.textContent.includes(news.dataset.lost)) tell(news.dataset.back);
  const now = await answer.json();
  if (bar && !now.goes_on) return location.reload();
  if (!bar && now.goes_on) news.querySelector("a").hidden = false;
  show(now);
  return true;
}

async function watch() {
  if (await look()) setTimeout(watch, bar ? WATCH_MS : IDLE_MS);
}

for (const one of document.querySelectorAll("time")) {
  one.textContent = new Date(one.dateTime).toLocaleString(document.documentElement.lang, {
    dateStyle: "medium",
    timeStyle: "short",
  });
}
watch();
