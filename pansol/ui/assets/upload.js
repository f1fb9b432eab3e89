// Sends a chosen file in pieces, each when Python has the one before.

const PIECE = 384 * 1024; // bytes; as text a third more

/** The bytes as text, as a message can carry them. */
function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

class Upload {
  #model;
  #file;
  #action;
  #progress;
  #id = `${Date.now()}-${Math.random()}`;
  #at = 0;

  /** `progress` is the element that shows how far it is. */
  constructor(model, file, action, progress) {
    this.#model = model;
    this.#file = file;
    this.#action = action;
    this.#progress = progress;
    this.send();
  }

  /** Sends the next piece, or the last one again after a lost connection. */
  async send() {
    const { name, size } = this.#file;
    const data = await base64(this.#file.slice(this.#at, this.#at + PIECE));
    this.#model.send({ upload: { id: this.#id, action: this.#action, name, size, at: this.#at }, data });
  }

  /** Takes Python's word on how many bytes it has; tells whether that is all. */
  arrived({ id, at }) {
    if (id !== this.#id) return false;
    this.#at = at;
    if (this.#progress) this.#progress.value = at / this.#file.size;
    if (at < this.#file.size) this.send();
    return at >= this.#file.size;
  }
}
