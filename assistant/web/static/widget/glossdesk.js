if (!customElements.get('glossdesk-chat')) {
  Object.assign(STRINGS, window.Glossdesk?.strings);
  window.Glossdesk = { strings: STRINGS, annotate, clear };
  customElements.define('glossdesk-chat', GlossdeskChat);
  customElements.define('glossdesk-term', GlossdeskTerm);
}
