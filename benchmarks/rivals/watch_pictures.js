// Tells when pictures were drawn: on a canvas, or as elements of the page in whatever shadow root.
// The same for every page that is measured.

globalThis.pictures = (() => {
  const LEAST = 100; // px of a canvas that is a picture
  const PICTURE = ".chart, .vega-embed"; // pictures that are elements
  let first, last, ready, clickedAt, settle;

  function drawn() {
    last = performance.now();
    first ??= last;
    settle?.();
  }

  for (const name of ["clearRect", "drawImage", "fill", "fillRect", "fillText", "stroke"]) {
    const draw = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...values) {
      if (this.canvas.width > LEAST && this.canvas.isConnected) drawn();
      return draw.apply(this, values);
    };
  }

  const inPicture = (node) => Boolean((node.closest ? node : node.parentElement)?.closest?.(PICTURE));
  const holdsPicture = (node) => Boolean(node.querySelector?.(PICTURE));
  const observer = new MutationObserver((records) => {
    if (ready === undefined && document.querySelector(".pansol .page")) ready = performance.now();
    for (const { target, addedNodes } of records) {
      if (inPicture(target) || [...addedNodes].some(holdsPicture)) return drawn();
    }
  });
  const follow = (root) =>
    observer.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
  follow(document);

  addEventListener(
    "click",
    (event) => {
      if (event.isTrusted) [clickedAt, last] = [event.timeStamp, undefined];
    },
    true,
  );

  /** Waits until something was drawn and then nothing for so long; gives when the last was. */
  const quiet = (pause) =>
    new Promise((resolve) => {
      let timer;
      settle = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          settle = undefined;
          resolve(last);
        }, pause);
      };
      if (last !== undefined) settle();
    });

  return {
    /** The ms from the start of the navigation to the first picture. */
    first: () => first,
    /** And to the first view that pansol's kernel gave. */
    ready: () => ready,
    opened: quiet,
    /** Gives the ms from the last click to the last drawing. */
    settled: (pause) => quiet(pause).then((at) => at - clickedAt),
  };
})();
