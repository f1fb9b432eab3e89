// Draws the tree of elements that Python describes, and reports what the person does.
// Text becomes text nodes only: nothing in a tree can execute.

const SVG = new Set(["circle", "defs", "g", "line", "path", "pattern", "rect", "svg", "text", "title"]);
const OWN = new Set(["caption", "copy", "file-name", "hotkey", "key", "limit", "link", "picture", "print"]); // attributes that are not HTML's
const TYPING_PAUSE = 250; // ms after the last key before a text is sent
const BUSY_AFTER = 400; // ms without an answer after which the page says that it is at work

/** Makes the DOM below `parent` equal to `children`, keeping what can be kept. */
function patchChildren(parent, children, page) {
  const keyed = new Map();
  for (const old of parent.childNodes) if (old.pansol?.key) keyed.set(old.pansol.key, old);
  let next = parent.firstChild;
  for (const child of children) {
    const key = typeof child === "string" ? undefined : child[1].key;
    let node = key ? keyed.get(key) : next;
    if (!node || !fits(node, child)) node = create(child);
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
    patch(node, child, page);
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

function fits(node, child) {
  if (typeof child === "string") return node.nodeType === Node.TEXT_NODE;
  return node.pansol?.tag === child[0] && node.pansol.key === child[1].key;
}

function create(child) {
  if (typeof child === "string") return document.createTextNode(child);
  const [tag, { key }] = child;
  const node = SVG.has(tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  node.pansol = { tag, key, attributes: {}, listening: new Set() };
  return node;
}

function patch(node, child, page) {
  if (typeof child === "string") {
    if (node.data !== child) node.data = child;
    return;
  }
  if (node.pansol.child === child) return;
  node.pansol.child = child;
  const [, attributes, children] = child;
  const before = node.pansol.attributes;
  node.pansol.attributes = attributes;
  for (const name of Object.keys(before)) if (!(name in attributes)) clear(node, name);
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== "on" && name !== "value" && before[name] !== value) write(node, name, value, page);
  }
  patchChildren(node, children, page);
  // After the children, so that a drop-down has its options.
  if ("value" in attributes) writeValue(node, before.value, attributes.value, page);
  for (const event of Object.keys(attributes.on ?? {})) listen(node, event, page);
}

function write(node, name, value, page) {
  if (name === "checked") node.checked = true;
  else if (name === "focus") page.wantsFocus(node);
  else if (name === "file") page.link(node, value);
  else if (!OWN.has(name)) node.setAttribute(name, value === true ? "" : value);
}

function clear(node, name) {
  if (name === "checked") node.checked = false;
  else node.removeAttribute(name);
}

/** Never takes back what the person is typing, nor what Python has not seen yet. */
function writeValue(node, before, value, page) {
  if (node.tagName === "OPTION") node.value = value;
  else if (before !== value && node.value !== value && !page.awaits(node)) node.value = value;
}

function listen(node, event, page) {
  if (node.pansol.listening.has(event)) return;
  node.pansol.listening.add(event);
  node.addEventListener(event, ({ detail }) => {
    // The second click of a double-click may meet the answers of the next check.
    if (detail > 1 && node.pansol.attributes.hotkey) return;
    if (event === "input") page.typed(node);
    else if (node.type === "file") page.upload(node);
    else page.act(node.pansol.attributes.on[event], node.type === "checkbox" ? String(node.checked) : node.value);
  });
}

/** Keeps what Python says to keep and what it has not confirmed, for as long as the tab lives. */
class Memory {
  #name = `pansol:${location.pathname}${location.search}`;

  read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.#name)) ?? {};
    } catch {
      return {};
    }
  }

  write(snapshot, pending) {
    try {
      sessionStorage.setItem(this.#name, JSON.stringify({ snapshot, pending }));
    } catch {
      // Storage may be full or forbidden; the page works without.
    }
  }
}

class View {
  #model;
  #held;
  #view;
  #root = document.createElement("div");
  #banner = document.createElement("div");
  #spoken = document.createElement("div");
  #memory = new Memory();
  #id = `${Date.now()}-${Math.random()}`;
  #pending = []; // what Python has not confirmed yet
  #number = 0;
  #typing = new Set();
  #ahead; // what the likely next acts would show
  #toFocus;
  #focused = false;
  #upload;
  #files = new Map(); // what links offer, by key: addresses of what Python sent
  #busy = document.createElement("div");
  #busyTimer;

  constructor(model, held, element) {
    this.#model = model;
    this.#held = held;
    this.#root.className = "pansol";
    this.#root.dataset.lmSuppressShortcuts = "true"; // JupyterLab's own keys stay out
    this.#banner.className = "pansol-banner";
    this.#banner.setAttribute("role", "alert");
    this.#spoken.className = "pansol-spoken";
    this.#spoken.setAttribute("aria-live", "polite");
    this.#busy.className = "pansol-busy";
    this.#busy.setAttribute("role", "status");
    element.append(this.#banner, this.#busy, this.#root, this.#spoken);
    // Before the click's own act, which may draw another button in this one's place.
    this.#root.addEventListener("click", (event) => this.#copy(event), { capture: true });
    this.#root.addEventListener("click", (event) => this.#handOut(event));
    this.#root.addEventListener("keydown", (event) => this.#hotkey(event));
    addEventListener("pagehide", () => this.#sendAllTyped());
    this.draw();
    this.#restore();
  }

  draw() {
    const { view } = this.#held;
    this.#view = view;
    this.#pending = this.#pending.filter(({ number }) => number > (view.seen[this.#id] ?? 0));
    this.#memory.write(view.snapshot, this.#pending);
    this.#show(view.tree);
    if (document.body.dataset.baseUrl) {
      document.documentElement.lang = view.language;
      document.title = view.title;
    } else this.#root.lang = view.language;
    this.tellConnection();
    if (!this.#pending.length) this.#rest();
    this.#ahead = undefined;
    if (!this.#pending.length) this.#model.send({ ahead: true, turn: view.turn });
  }

  /** Takes what the likely next acts would show, from the view that was drawn last. */
  look(text) {
    const { turn, trees } = JSON.parse(text);
    // It may be on a view that has not come here yet, or on one that is gone.
    if (turn !== this.#view.turn) return;
    this.#ahead = { number: this.#view.seen[this.#id] ?? 0, trees };
  }

  act(action, value) {
    this.#sendAllTyped();
    const ahead = this.#ahead?.number === this.#number ? this.#ahead.trees[JSON.stringify(action)] : undefined;
    this.#send({ action, value });
    if (ahead) this.#show(complete(this.#view.tree, ahead));
  }

  /** Sends the file that was chosen; one that is too large is named, and stays where it is. */
  upload(node) {
    const [file] = node.files;
    const { on, limit } = node.pansol.attributes;
    if (!file) return;
    if (file.size > limit) this.act([...on.change, "refused"], file.name);
    else this.#upload = new Upload(this.#model, file, on.change, node.closest(".field")?.querySelector("progress"));
    node.value = "";
  }

  /** Takes Python's word on a file that is on its way. */
  uploaded(message) {
    if (!this.#upload?.arrived(message)) return;
    this.#upload = undefined;
    this.#work();
  }

  /** Takes a file that links offer. */
  offered({ key, kind, data }) {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    if (this.#files.has(key)) URL.revokeObjectURL(this.#files.get(key));
    this.#files.set(key, URL.createObjectURL(new Blob([bytes], { type: kind })));
    for (const node of this.#root.querySelectorAll("a")) {
      if (node.pansol?.attributes.file === key) this.link(node, key);
    }
  }

  link(node, key) {
    if (this.#files.has(key)) node.href = this.#files.get(key);
  }

  /** Says that Python is at work, once that takes a while. */
  #work() {
    this.#busyTimer ??= setTimeout(() => {
      this.#busy.textContent = this.#view.words.busy ?? "";
    }, BUSY_AFTER);
  }

  #rest() {
    clearTimeout(this.#busyTimer);
    this.#busyTimer = undefined;
    this.#busy.textContent = "";
  }

  wantsFocus(node) {
    this.#toFocus = node;
  }

  #show(tree) {
    patchChildren(this.#root, [tree], this);
    this.#moveFocus();
  }

  typed(node) {
    clearTimeout(node.pansol.timer);
    this.#typing.add(node);
    node.pansol.timer = setTimeout(() => this.#sendTyped(node), TYPING_PAUSE);
  }

  /** Whether what was typed or chosen here is still on its way to Python. */
  awaits(node) {
    const { on = {} } = node.pansol.attributes;
    const own = String(on.input ?? on.change);
    return Boolean(node.pansol.timer) || this.#pending.some(({ action }) => String(action) === own);
  }

  /** A lost server or kernel is told at once; what was entered waits in the tab. */
  tellConnection() {
    const state = document.documentElement.dataset.connection;
    const { words } = this.#view;
    this.#banner.replaceChildren();
    if (state !== "lost" && state !== "ended") return;
    const reload = document.createElement("button");
    reload.type = "button";
    reload.textContent = words.reload;
    reload.onclick = () => location.reload();
    this.#banner.append(words.lost, " ", reload);
  }

  #sendAllTyped() {
    for (const node of [...this.#typing]) this.#sendTyped(node);
  }

  #sendTyped(node) {
    clearTimeout(node.pansol.timer);
    node.pansol.timer = undefined;
    this.#typing.delete(node);
    this.#send({ action: node.pansol.attributes.on.input, value: node.value });
  }

  #send(message) {
    const numbered = { ...message, view: this.#id, number: ++this.#number };
    this.#pending.push(numbered);
    this.#memory.write(this.#view.snapshot, this.#pending);
    this.#model.send(numbered);
    this.#work();
  }

  /** Sends again what may have been lost on the way, and asks for what may have been missed. */
  resend() {
    for (const message of this.#pending) this.#model.send(message);
    this.#model.send({ show: true });
    this.#upload?.send();
  }

  /** Takes up what this tab held before it was reloaded, and sends what was never confirmed. */
  #restore() {
    const { snapshot, pending = [] } = this.#before;
    // An earlier reload may not have been answered yet.
    const kept = pending.findLast(({ restore }) => restore)?.restore ?? snapshot;
    if (kept && kept !== this.#view.snapshot) this.#send({ restore: kept });
    for (const { action, value } of pending) if (action) this.#send({ action, value });
  }

  #before = this.#memory.read();

  /** At the first drawing the focus stays where the browser has it. */
  #moveFocus() {
    if (this.#focused) this.#toFocus?.focus();
    if (this.#toFocus) this.#focused = true;
    this.#toFocus = undefined;
  }

  async #copy(event) {
    const button = event.target.closest?.("button");
    const { copy: text, link } = button?.pansol?.attributes ?? {};
    if (text === undefined) return;
    const { words } = this.#view;
    try {
      await navigator.clipboard.writeText(link ? new URL(text, location.href).href : text);
      this.#say(words.copied, button);
    } catch {
      this.#say(words.copy_failed, button);
    }
  }

  /** Saves a picture, or prints the page: what only a browser can. */
  #handOut(event) {
    const button = event.target.closest?.("button");
    const { caption, picture, print, "file-name": name } = button?.pansol?.attributes ?? {};
    if (picture) savePicture(button.closest("section"), picture, name, caption);
    if (print) window.print();
  }

  #say(text, button) {
    this.#spoken.textContent = text;
    button.dataset.told = text;
    setTimeout(() => {
      delete button.dataset.told;
      this.#spoken.textContent = "";
    }, 2500);
  }

  /** A digit answers the check that the focus is in; other keys are sought outward from there.
      Enter counts in a line of text alone, where it does what the form's main button does. */
  #hotkey(event) {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const enters = event.key === "Enter";
    const line = event.target.tagName === "INPUT" && !/^(checkbox|file|radio)$/.test(event.target.type);
    if (enters !== line || (!enters && event.target.tagName === "INPUT")) return;
    if (!enters && /^(SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const digit = /^[0-9]$/.test(event.key);
    let section = event.target.closest?.("section");
    let button;
    while (section && !button) {
      button = [...section.querySelectorAll("button")].find(
        (one) => one.pansol?.attributes.hotkey === event.key,
      );
      section = digit ? null : section.parentElement?.closest("section");
    }
    if (!button) return;
    event.preventDefault();
    button.click();
  }
}

function render({ model, el, signal }, held) {
  const view = new View(model, held, el);
  const hear = (message) => {
    if (message.resend) view.resend();
    if (message.ahead) view.look(message.ahead);
    if (message.uploaded) view.uploaded(message.uploaded);
    if (message.file) view.offered(message.file);
  };
  const tell = ({ detail }) => {
    view.tellConnection();
    if (detail === "connected") view.resend();
  };
  const unfollow = held.follow(() => view.draw());
  model.on("msg:custom", hear);
  document.addEventListener("pansol:connection", tell, { signal });
  return () => {
    unfollow();
    model.off("msg:custom", hear);
  };
}

/** One for each model, whichever views show it. */
export default () => {
  let held;
  return {
    initialize({ model }) {
      held = new Held(model);
    },
    render: (context) => render(context, held),
  };
};
