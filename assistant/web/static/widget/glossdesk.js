if (!customElements.get('glossdesk-chat')) {
  for (const [tag, words] of Object.entries(window.Glossdesk?.strings ?? {})) STRINGS[tag] = words;
  window.Glossdesk = { strings: STRINGS, annotate, clear };
  customElements.define('glossdesk-chat', GlossdeskChat);
  customElements.define('glossdesk-term', GlossdeskTerm);
}
