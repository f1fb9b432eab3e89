// A widget's model, as anywidget hands it to a widget's module; its state is JSON.

export class Model {
  #kernel;
  #id;
  #state = {};
  #changed = new Set();
  #listeners = new Map();

  constructor(kernel, id) {
    this.#kernel = kernel;
    this.#id = id;
  }

  /** Asks for the state; resolves once it has come. */
  load() {
    return new Promise((resolve) => {
      this.#kernel.listen(this.#id, (data) => {
        this.#receive(data);
        if (data.method === "update") resolve();
      });
      this.#kernel.send(this.#id, { method: "request_state" });
    });
  }

  get(name) {
    return this.#state[name];
  }

  set(name, value) {
    this.#changed.add(name);
    this.#update({ [name]: value });
  }

  save_changes() {
    const state = Object.fromEntries([...this.#changed].map((name) => [name, this.#state[name]]));
    this.#changed.clear();
    this.#kernel.send(this.#id, { method: "update", state, buffer_paths: [] });
  }

  send(content) {
    this.#kernel.send(this.#id, { method: "custom", content });
  }

  on(event, callback) {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(callback));
  }

  off(event, callback) {
    if (callback) this.#listeners.get(event)?.delete(callback);
    else this.#listeners.delete(event);
  }

  #receive(data) {
    // Our own changes come back as "echo_update": they are known here already.
    if (data.method === "update") this.#update(data.state);
    if (data.method === "custom") this.#fire("msg:custom", data.content, []);
  }

  #update(state) {
    const news = Object.keys(state).filter((name) => this.#state[name] !== state[name]);
    Object.assign(this.#state, state);
    news.forEach((name) => this.#fire(`change:${name}`));
    if (news.length) this.#fire("change");
  }

  #fire(event, ...details) {
    this.#listeners.get(event)?.forEach((callback) => callback(...details));
  }
}
