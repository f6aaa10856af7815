"use strict";

/* Checking a draft without leaving the page. The form works without this script. */

const one = (selector) => document.querySelector(selector);
const NARROW = matchMedia("(max-width: 56rem)");
let sending = null;

/** Send the form, with another file than the one that is chosen in it where one is given. */
async function check(file) {
  const form = one("#form");
  const sent = new FormData(form);
  if (file) sent.set("file", file, file.name);
  const size = sent.get("file")?.size ?? 0;
  const { limit } = form.dataset;
  if (size > Number(limit)) return tell(one("#status").dataset.large.replace("{count}", size.toLocaleString("en")));
  sending?.abort();
  const { signal } = (sending = new AbortController());
  tell(one("#status").dataset.busy);
  one("main").setAttribute("aria-busy", "true");
  try {
    const response = await fetch("./", { method: "POST", body: sent, signal });
    const page = await response.text();
    if (response.headers.get("Content-Type")?.startsWith("text/html")) take(page);
    else tell(one("#status").dataset.refused);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof TypeError)) throw error;
    tell(one("#status").dataset.lost);
  }
  one("main").removeAttribute("aria-busy");
}

/** Show what the desk answered in the place of what stands here. */
function take(page) {
  const main = new DOMParser().parseFromString(page, "text/html").querySelector("main");
  const typed = one("#text").value;
  one("main").replaceWith(document.adoptNode(main));
  if (location.hash) history.replaceState(null, "", location.pathname);
  // What was refused is still there to be changed.
  if (one("#fault")) one("#text").value = typed;
  begin();
  (one("#fault") ?? one("#done")).focus();
}

function begin() {
  document.querySelectorAll(".step").forEach((step) => (step.hidden = false));
  if (one("#copy")) one("#copy").hidden = false;
  if (NARROW.matches && one("#list")) one("#list").open = false;
}

/** Copy the comments; the clipboard API exists only on https and localhost, so that a selection is the second way. */
async function copy({ dataset }) {
  const response = await fetch("comments", { method: "POST", body: new FormData(one("#form")) });
  if (!response.ok) return tell(one("#status").dataset.refused);
  const text = await response.text();
  const area = Object.assign(document.createElement("textarea"), { value: text });
  try {
    if (navigator.clipboard) await navigator.clipboard.writeText(text);
    else {
      document.body.append(area);
      area.select();
      if (!document.execCommand("copy")) throw new DOMException("the browser refused");
    }
    tell(dataset.copied);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    tell(dataset.failed);
  } finally {
    area.remove();
    one("#copy").focus();
  }
}

function tell(message) {
  one("#status").textContent = message;
}

/** Go to the next mention of an entry, or to the one before, round and round. */
function step(button) {
  const item = button.closest("li");
  const mentions = item.dataset.mentions.split(" ");
  const link = item.querySelector(".times a");
  const at = Number(item.dataset.at ?? (button.dataset.step > 0 ? -1 : 0)) + Number(button.dataset.step);
  item.dataset.at = (at + mentions.length) % mentions.length;
  link.textContent = link.dataset.place.replace("{number}", Number(item.dataset.at) + 1);
  one("#place").textContent = link.textContent;
  one(".mention.here")?.classList.remove("here");
  const mention = document.getElementById(`mention-${mentions[item.dataset.at]}`);
  mention.classList.add("here");
  mention.scrollIntoView({ block: NARROW.matches ? "start" : "center" });
}

const holdsFile = ({ dataTransfer }) => [...(dataTransfer?.types ?? [])].includes("Files");

document.addEventListener("submit", (event) => {
  if (event.submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  check();
});
document.addEventListener("change", ({ target }) => {
  if (target.id === "file" && target.files.length) check();
});
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.(".step");
  if (button) step(button);
  if (target.id === "copy") copy(target);
});
document.addEventListener("keydown", (event) => {
  if (event.target.id === "text" && event.key === "Enter" && (event.ctrlKey || event.metaKey)) check();
});
document.addEventListener("dragover", (event) => {
  if (!holdsFile(event)) return;
  event.preventDefault();
  document.body.classList.add("dropping");
  tell(one("#status").dataset.drop);
});
document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget || !holdsFile(event)) return;
  document.body.classList.remove("dropping");
  tell("");
});
document.addEventListener("drop", (event) => {
  if (!holdsFile(event)) return;
  event.preventDefault();
  document.body.classList.remove("dropping");
  check(event.dataTransfer.files[0]);
});
document.addEventListener("paste", (event) => {
  if (event.target.matches?.("textarea, input")) return;
  const [file] = event.clipboardData.files;
  const text = event.clipboardData.getData("text/plain");
  if (!file && !text.trim()) return;
  if (!file) one("#text").value = text;
  check(file);
});

begin();
