// Saves a picture of the page as a file: as it is seen, under its title.

const PAINT = ["display", "fill", "stroke", "stroke-width", "stroke-dasharray", "paint-order", "opacity", "font-size", "font-weight", "font-family"];
const EDGE = 12; // pixels around a picture
const HEAD = 56; // pixels for its title, and what it is of
const LINE = 16; // pixels of each further line of that
const LETTER = 7; // pixels of a letter in it, more than most need
const FINE = 2; // a PNG's pixels for each on the screen

/** The picture by itself, with its colours written into it. */
function standing(svg, title, caption) {
  const copy = svg.cloneNode(true);
  const copies = [copy, ...copy.querySelectorAll("*")];
  [svg, ...svg.querySelectorAll("*")].forEach((part, place) => {
    const style = getComputedStyle(part);
    for (const name of PAINT) copies[place].setAttribute(name, style.getPropertyValue(name));
  });
  const { width, height } = svg.getBoundingClientRect();
  const lines = broken(caption, width / LETTER);
  const head = HEAD + LINE * (lines.length - 1);
  const style = getComputedStyle(svg);
  const whole = shape("svg", { width: width + 2 * EDGE, height: height + head + EDGE });
  const ground = getComputedStyle(svg.closest("section")).backgroundColor;
  whole.append(shape("rect", { width: "100%", height: "100%", fill: ground }));
  const name = shape("text", { x: EDGE, y: EDGE + 12, fill: style.fill, "font-family": style.fontFamily, "font-weight": 600 });
  name.textContent = title;
  const of = lines.map((text, place) => {
    const drawn = shape("text", { x: EDGE, y: HEAD - 12 + LINE * place, fill: style.fill, "font-family": style.fontFamily, "font-size": 12 });
    drawn.textContent = text;
    return drawn;
  });
  for (const [key, value] of Object.entries({ x: EDGE, y: head, width, height })) copy.setAttribute(key, value);
  whole.append(name, ...of, copy);
  return whole;
}

/** A text in lines of so many letters, where it has words to break at. */
function broken(text, letters) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && longer.length > letters) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function shape(tag, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

/** The same in pixels. */
async function inPixels(blob, { width, height }) {
  const address = URL.createObjectURL(blob);
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = FINE * width;
  canvas.height = FINE * height;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** Makes lines that no scale widens as thick in a PNG, which has more pixels, as on the screen. */
function widen(whole) {
  for (const line of whole.querySelectorAll("[vector-effect]")) {
    for (const name of ["stroke-width", "stroke-dasharray"]) {
      line.setAttribute(name, line.getAttribute(name).replace(/[\d.]+/g, (number) => FINE * number));
    }
  }
}

/** Hands the picture in a section out, as `svg` or `png`. */
async function savePicture(section, kind, name, caption) {
  const svg = section.querySelector("svg.drawn");
  if (!svg) return;
  const whole = standing(svg, section.querySelector("h3")?.textContent ?? "", caption ?? "");
  if (kind === "png") widen(whole);
  const size = { width: Number(whole.getAttribute("width")), height: Number(whole.getAttribute("height")) };
  const text = new XMLSerializer().serializeToString(whole);
  const drawn = new Blob([text], { type: "image/svg+xml" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(kind === "png" ? await inPixels(drawn, size) : drawn);
  link.download = `${name}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
