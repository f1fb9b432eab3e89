// Draws the page's widgets: anywidgets only, so that Voilà's own 4 MB of scripts are not needed.

import { Kernel } from "./kernel.js";
import { Model } from "./model.js";

/** A widget's own module, as text; or that of our pages, which the server has. */
async function scriptOf(model) {
  const text = model.get("_esm");
  if (!text) return import("./pansol.js");
  const source = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const module = await import(source);
  URL.revokeObjectURL(source);
  return module;
}

async function draw(kernel, element) {
  const model = new Model(kernel, element.dataset.model);
  await model.load();
  const { default: made } = await scriptOf(model);
  const widget = typeof made === "function" ? await made() : made;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(model.get("_css") ?? "");
  document.adoptedStyleSheets.push(sheet);
  const { signal } = new AbortController();
  await widget.initialize?.({ model, signal });
  await widget.render?.({ model, el: element, signal });
}

function fail() {
  document.getElementById("failed").hidden = false;
}

document.documentElement.lang = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "id";
const page = document.getElementById("page");
const places = [...page.querySelectorAll("[data-model]")];
const kernel = new Kernel(document.body.dataset.baseUrl, page.dataset.kernel);
document.addEventListener("pansol:connection", ({ detail }) => detail === "ended" && fail());
await Promise.all(places.map((element) => draw(kernel, element))).catch((error) => {
  fail();
  throw error;
});
document.getElementById("loading").hidden = true;
performance.mark("pansol:drawn");
