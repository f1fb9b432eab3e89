// The connection to the notebook's kernel: Jupyter's messages over one websocket.

const PING_EVERY = 3000; // ms; a peer that does not answer is noticed within 3 × this
const RETRY_EVERY = 1000; // ms

const cookie = (name) =>
  document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);

/** Tells the page how the connection stands: "connected", "lost" or "ended". */
function report(state) {
  if (document.documentElement.dataset.connection === state) return;
  document.documentElement.dataset.connection = state;
  document.dispatchEvent(new CustomEvent("pansol:connection", { detail: state }));
}

export class Kernel {
  #api;
  #channels;
  #session = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  #socket;
  #waiting = [];
  #ended = false;
  #comms = new Map();
  #answeredAt = 0;

  constructor(base, id) {
    this.#api = new URL(`${base}api/kernels/${id}`, location.href);
    this.#channels = new URL(`${this.#api.pathname}/channels?session_id=${this.#session}`, this.#api);
    this.#channels.protocol = this.#channels.protocol.replace("http", "ws");
    this.#connect();
    setInterval(() => this.#ping(), PING_EVERY);
    addEventListener("offline", () => this.#lose());
    addEventListener("pagehide", () => this.end());
    addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  /** Calls back with each message of one comm. */
  listen(commId, callback) {
    this.#comms.set(commId, callback);
  }

  /** Sends one message of a comm; while there is no connection it waits. */
  send(commId, data) {
    this.#post("shell", "comm_msg", { comm_id: commId, data });
  }

  /** Ends the kernel; the call outlives the page. */
  end() {
    if (this.#ended) return;
    this.#ended = true;
    this.#fetch("DELETE", { keepalive: true }).catch(() => {});
  }

  #fetch(method, options) {
    const headers = { "X-XSRFToken": cookie("_xsrf") ?? "" };
    return fetch(this.#api, { method, headers, cache: "no-store", ...options });
  }

  #connect() {
    const socket = new WebSocket(this.#channels);
    this.#socket = socket;
    this.#answeredAt = Date.now();
    socket.onopen = () => {
      this.#waiting.splice(0).forEach((text) => socket.send(text));
      report("connected");
    };
    socket.onmessage = (event) => this.#receive(JSON.parse(event.data));
    socket.onclose = () => this.#lose(socket);
  }

  #lose(socket = this.#socket) {
    if (this.#ended || !socket || socket !== this.#socket) return;
    this.#socket = null;
    socket.close();
    report("lost");
    this.#retry();
  }

  async #retry() {
    const signal = AbortSignal.timeout(PING_EVERY);
    const status = await this.#fetch("GET", { signal }).then((answer) => answer.status, () => 0);
    if (status === 404) this.#stop();
    else if (status === 200) this.#connect();
    else setTimeout(() => this.#retry(), RETRY_EVERY);
  }

  #stop() {
    this.#ended = true;
    this.#socket = null;
    report("ended");
  }

  #ping() {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      if (Date.now() - this.#answeredAt > 2 * PING_EVERY) this.#lose();
      else this.#post("control", "kernel_info_request", {});
    }
  }

  #post(channel, type, content) {
    const header = {
      msg_id: `${this.#session}-${performance.now()}`,
      msg_type: type,
      session: this.#session,
      username: "",
      version: "5.3",
      date: new Date().toISOString(),
    };
    const text = JSON.stringify({ channel, header, parent_header: {}, metadata: {}, content, buffers: [] });
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(text);
    else this.#waiting.push(text);
  }

  #receive({ header, content }) {
    this.#answeredAt = Date.now();
    if (header.msg_type === "comm_msg") this.#comms.get(content.comm_id)?.(content.data);
    if (header.msg_type === "status" && content.execution_state === "dead") this.#stop();
  }
}
