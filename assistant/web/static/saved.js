"use strict";

/* Conversations as files: saved, handed on and opened again. */

const MOST_BYTES = 4_000_000;

async function saveConversation(form, name) {
  try {
    const response = await post("save", { turns: state.held, form });
    if (!response.ok) throw new Error(response.statusText);
    save(name, response.headers.get("Content-Type"), await response.text());
    closeMenus();
  } catch {
    tell(say("not_saved"));
  }
}

document.addEventListener("change", async (event) => {
  if (event.target.id !== "file" || !event.target.files.length) return;
  const [file] = event.target.files;
  // The same file can be chosen again.
  event.target.value = "";
  closeMenus();
  if (file.size > MOST_BYTES) tell(say("too_large"));
  else send({ file: await file.text() });
});
