const HAN = /(\p{sc=Han}[\p{sc=Han}\u3000-\u303f\uff00-\uffef]*)/u;
const ADDRESS = /(https?:\/\/[^\s<>"'“”‘’]*[^\s<>"'“”‘’.,;:!?)\]])/;
const SHEET = new CSSStyleSheet();
SHEET.replaceSync(STYLE);

/** Resolves when the page's own scripts have run, which may add strings. */
const pageRead =
  document.readyState === 'loading' &&
  new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));

/** Return an element such as `p.small`: its listeners (`onclick`), attributes that are not null or false, children. */
function make(kind, given, ...children) {
  const [tag, name] = kind.split('.');
  const node = document.createElement(tag);
  if (name) node.className = name;
  for (const [key, value] of Object.entries(given ?? {})) {
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (value != null && value !== false) node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

const button = (name, label, onclick, more) =>
  make(`button.${name}`, { type: 'button', onclick, ...more }, ...[label].flat());

/** Return the chat of the page, or null. */
const chatOf = () => document.querySelector('glossdesk-chat');

/** Return an element's new shadow root in the house's style. */
function shade(element) {
  const root = element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [SHEET];
  return root;
}

/** Return text as nodes; runs of Han characters carry their language. */
const plain = (text) =>
  text.split(HAN).map((part, at) => (at % 2 ? make('span', { lang: 'zh-Hans' }, part) : part));

/** Return text as nodes in which web addresses can be followed. */
const prose = (text) => text.split(ADDRESS).flatMap((part, at) => (at % 2 ? [link(part, part)] : plain(part)));

/** Return a link that opens beside the page. */
const link = (address, label) => make('a', { href: address, target: '_blank', rel: 'noreferrer' }, label);
