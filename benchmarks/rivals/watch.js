// Tells when a page shows a check: its question as a heading and all its answers as buttons,
// visible, in whatever shadow root they stand. The same for every page that is measured.

globalThis.bench = (() => {
  const roots = [document];
  let wanted, clickedAt;

  const shown = (selector, fits) =>
    roots.some(
      (root) =>
        root.isConnected &&
        [...root.querySelectorAll(selector)].some(
          (node) => fits(node.textContent.trim()) && node.checkVisibility({ visibilityProperty: true }),
        ),
    );

  /** Looks for the check that is waited for. */
  function look() {
    if (!wanted) return;
    if (wanted.question && !shown("h2", (text) => text === wanted.question)) return;
    if (!wanted.answers.every((answer) => shown("button", (text) => text.endsWith(answer)))) return;
    const { resolve } = wanted;
    wanted = undefined;
    resolve(performance.now());
  }

  const observer = new MutationObserver(look);
  const follow = (root) =>
    observer.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
  follow(document);

  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    roots.push(root);
    follow(root);
    return root;
  };

  addEventListener(
    "click",
    (event) => {
      if (event.isTrusted) clickedAt = event.timeStamp;
    },
    true,
  );

  /** What a style sheet shows changes no node: until the first check is there, look at every frame. */
  function everyFrame() {
    look();
    if (wanted) requestAnimationFrame(everyFrame);
  }

  return {
    /**
     * Waits for a question, if one is given, with these answers.
     * The promise `seen` gives the ms from the start of the navigation.
     */
    await(question, answers) {
      bench.seen = new Promise((resolve) => (wanted = { question, answers, resolve }));
    },
    everyFrame,
    /** Gives the ms from the last click to the check that is waited for. */
    latency: () => bench.seen.then((at) => at - clickedAt),
  };
})();
