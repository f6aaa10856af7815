"use strict";

(() => {
  const form = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const cases = [...document.querySelectorAll(".case")];
  const total = cases.length;
  const words = new Map();

  const plain = (text) => text.normalize("NFC").toLowerCase();

  // Reading the text of thousands of cases takes a while, so it is done once, when first asked for.
  function textOf(one) {
    if (!words.has(one)) words.set(one, plain(one.textContent));
    return words.get(one);
  }

  function chosen() {
    return [...new FormData(form)].filter(([, value]) => value.trim());
  }

  function matches(one, wanted) {
    return wanted.every(([name, value]) => {
      if (name === "text") return textOf(one).includes(value);
      // One that broke failed as well.
      if (name === "outcome") return one.classList.contains(value);
      return one.dataset[name] === value;
    });
  }

  function filter() {
    const wanted = chosen().map(([name, value]) => [name, name === "text" ? plain(value.trim()) : value]);
    for (const one of cases) one.hidden = !matches(one, wanted);
    for (const part of document.querySelectorAll("#cases :is(.fold, .outcome)")) {
      const any = part.querySelector(".case:not([hidden])");
      part.hidden = wanted.length > 0 && !any;
      if (part.matches(".fold") && any && wanted.some(([name]) => name === "text")) part.open = true;
    }
    const left = cases.filter((one) => !one.hidden).length;
    const number = (count) => count.toLocaleString("en");
    shown.value = wanted.length ? `${number(left)} of ${number(total)} cases` : `${number(total)} cases`;
  }

  function fill(given) {
    for (const field of form.querySelectorAll("[name]")) {
      const value = given.get(field.name) ?? "";
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
      // An old address may name a script or a kind that is no more.
      if (field.selectedIndex === -1) field.selectedIndex = 0;
    }
    // Nor does every page tell which cases broke.
    const [all, ...others] = form.outcome;
    all.checked = !others.some((one) => one.checked);
    filter();
  }

  // The address names an element of the page, or says how the cases are filtered.
  function follow() {
    const given = new URLSearchParams(location.hash.slice(1));
    const [first = ""] = given.keys();
    const target = document.getElementById(first);
    if (!target) {
      fill(given);
      if (chosen().length) form.scrollIntoView();
      return;
    }
    if (target.closest("[hidden]")) fill(new URLSearchParams());
    const fold = target.closest("details");
    if (fold) fold.open = true;
    target.scrollIntoView();
  }

  function remember() {
    const state = new URLSearchParams(chosen()).toString();
    history.replaceState(null, "", state ? `#${state}` : location.href.split("#")[0]);
  }

  form.addEventListener("input", filter);
  form.addEventListener("change", remember);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    fill(new URLSearchParams());
    remember();
  });
  addEventListener("hashchange", follow);
  fill(new URLSearchParams());
  if (location.hash) follow();
})();
