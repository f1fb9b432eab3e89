// What the browser holds of a page: the last view, kept whole while Python sends what changes.

/** Makes a tree of the one `before` and what changed since; null if nothing did. */
function complete(before, change) {
  if (change === null) return before;
  if (typeof change === "string" || Array.isArray(change)) return change;
  const [tag, attributes, children] = before;
  return [
    tag,
    change.set ? changed(attributes, change.set) : attributes,
    change.children ? change.children.flatMap((part) => taken(children, part)) : children,
  ];
}

function changed(attributes, set) {
  return Object.fromEntries(Object.entries({ ...attributes, ...set }).filter(([, value]) => value !== null));
}

/** The children that a part stands for: some of before as they were, one that changed, or a new one. */
function taken(before, part) {
  if (typeof part === "string") return [part];
  if (!Array.isArray(part)) return [complete(before[part.of], part)];
  const [place, count] = part;
  return typeof place === "number" ? before.slice(place, place + count) : [part];
}

/** The view of one model, for all that draw it. */
class Held {
  #model;
  #drawing = new Set();
  view;

  constructor(model) {
    this.#model = model;
    this.#hold(JSON.parse(model.get("view")));
    model.on("change:view", () => this.#hold(JSON.parse(model.get("view"))));
    model.on("msg:custom", ({ change }) => change && this.#take(JSON.parse(change)));
  }

  /** Calls back with each view that comes, until what it gives is called. */
  follow(draw) {
    this.#drawing.add(draw);
    return () => this.#drawing.delete(draw);
  }

  #hold(view) {
    this.view = view;
    for (const draw of this.#drawing) draw();
  }

  /** Takes what changed, or asks for all where it is on a view that never came. */
  #take({ from, tree, ...other }) {
    if (from === this.view.turn) this.#hold({ ...this.view, ...other, tree: complete(this.view.tree, tree) });
    else if (!(other.turn <= this.view.turn)) this.#model.send({ show: true });
  }
}
