const HOME = new URL('.', document.currentScript?.src ?? document.baseURI);
const PATIENCE_MS = 60_000;
const entries = new Map();

/** Why the desk did not answer: `kind` is the key of the string that says so, `detail` is the desk's own word. */
class Fault extends Error {
  constructor(kind, values = {}) {
    super(values.detail ?? STRINGS.en[kind]);
    Object.assign(this, { kind, ...values });
  }

  told(t) {
    const { kind, detail = '' } = this;
    return `${fill(t[kind] ?? '', this)} ${detail.charAt(0).toUpperCase()}${detail.slice(1)}`.trim();
  }
}

/** Return a desk's address, by default that of the script. */
const deskAt = (given) => (given ? new URL(given.replace(/\/*$/, '/'), document.baseURI) : HOME);

const deskOf = (element) => deskAt(element.getAttribute('desk'));

/** Return what the desk answers, as it came and read; throw a Fault. */
async function call(desk, path, body) {
  const posted = body && {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
  const options = { credentials: 'omit', referrerPolicy: 'origin', signal: AbortSignal.timeout(PATIENCE_MS) };
  let response, json;
  try {
    response = await fetch(new URL(`api/v1/${path}`, desk), { ...options, ...posted });
    json = await response.text();
  } catch (error) {
    throw await unheard(desk, error);
  }
  const read = await new Response(json).json().catch(() => null);
  if (response.ok && read) return { json, read };
  throw faultOf(response, read?.detail);
}

/** Return an entry, which is asked for once unless it has to be fresh. */
function entryAt(desk, { glossary, entry }, fresh) {
  const query = glossary ? `?${new URLSearchParams({ glossary })}` : '';
  const path = `entries/${encodeURIComponent(entry)}${query}`;
  const key = `${desk} ${path}`;
  if (fresh || !entries.has(key)) {
    const asked = call(desk, path).then(({ read }) => read);
    asked.catch(() => entries.delete(key));
    entries.set(key, asked);
  }
  return entries.get(key);
}

function faultOf(response, detail) {
  const { status } = response;
  const wait = Number(response.headers.get('Retry-After')) || undefined;
  if (status === 429) return new Fault(wait ? 'busy' : 'soon', { wait, status });
  if (status === 403) return new Fault('refused', { detail, status });
  return new Fault(detail ? 'told' : 'failed', { detail, status });
}

/** Return why nothing came back: a browser does not tell a page whether it was the network or a refusal. */
async function unheard(desk, error) {
  if (error.name === 'TimeoutError' || desk.origin === location.origin) return new Fault('unreachable');
  try {
    const address = new URL('widget.js', desk);
    await fetch(address, { method: 'HEAD', mode: 'no-cors', cache: 'no-store', credentials: 'omit' });
    return new Fault('refused');
  } catch {
    return new Fault('unreachable');
  }
}
