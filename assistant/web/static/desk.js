"use strict";

(() => {
  const COPIED_MS = 2000;

  function goTo(target) {
    const section = target.closest("details");
    if (section) section.open = true;
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  }

  // The clipboard API exists only on https and localhost; newsrooms also serve plain http inside the house.
  async function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done) throw new Error("the browser refused");
  }

  function tell(button, message) {
    const label = (button.dataset.label ||= button.textContent);
    button.setAttribute("aria-live", "polite");
    button.textContent = message;
    clearTimeout(button.restoring);
    button.restoring = setTimeout(() => (button.textContent = label), COPIED_MS);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-goto]");
    const target = link && document.getElementById(link.dataset.goto);
    if (target) {
      event.preventDefault();
      goTo(target);
    }
    const button = event.target.closest("[data-copy]");
    if (button) {
      copy(button.dataset.copy).then(
        () => tell(button, "Copied"),
        () => tell(button, "The browser does not let us copy"),
      );
    }
  });

  // Enter that ends the typing of a Chinese word must not send the question.
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" && event.isComposing) event.stopPropagation();
    },
    true,
  );

  window.glossdesk = {
    /** Bring the newest turn into view; keep the keyboard where it was, unless its button is gone. */
    arrived(element) {
      const asked = [...element.querySelectorAll(".asked")].at(-1);
      if (!asked) return;
      asked.scrollIntoView({ block: "start" });
      if (document.activeElement === document.body) asked.focus({ preventScroll: true });
    },
  };
})();
