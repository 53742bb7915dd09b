// Draws diagrams in a page, as pictures that need nothing else: no font, no style, no address.
mermaid.initialize({
  startOnLoad: false,
  theme: "neutral",
  // Words as text of the picture, and not as HTML in it, which not everything that shows pictures can show.
  htmlLabels: false,
  // Names are not broken.
  flowchart: { htmlLabels: false, wrappingWidth: 290 },
  class: { htmlLabels: false },
  // The widest of the usual fonts: where a reader has another, words still fit into their boxes.
  fontFamily: "DejaVu Sans, Verdana, Arial, sans-serif",
  // Boxes are drawn by somebody who can also draw them by a shaking hand.
  handDrawnSeed: 1,
  maxTextSize: 200000,
  maxEdges: 1000,
});

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 12;
const GEOMETRY = new Set("cx cy d height points r rx ry transform viewBox width x x1 x2 y y1 y2".split(" "));

/** Return the picture of a diagram; throws what Mermaid says of a text that it cannot read. */
async function draw(name, text) {
  const { svg } = await mermaid.render(`d${name}`, text);
  const page = document.createElement("div");
  page.innerHTML = svg;
  document.body.replaceChildren(page);
  const picture = page.firstElementChild;
  leaveOutRules(picture);
  leaveOutMarks(picture);
  leaveOutNothings(picture);
  joinWords(picture);
  putOnWhite(picture);
  leaveOutFractions(picture);
  return `${new XMLSerializer().serializeToString(picture)}\n`;
}

/** Most rules are for other kinds of diagrams. */
function leaveOutRules(picture) {
  for (const style of picture.querySelectorAll("style")) {
    const used = [...style.sheet.cssRules].filter((one) => one.selectorText && document.querySelector(one.selectorText));
    style.textContent = used.map((one) => one.cssText).join("");
  }
}

/** So are most ends of arrows. */
function leaveOutMarks(picture) {
  const text = picture.outerHTML;
  [...picture.querySelectorAll("marker, symbol, filter")]
    .filter((one) => !text.includes(`#${one.id}"`) && !text.includes(`#${one.id})`))
    .forEach((one) => one.remove());
}

function leaveOutNothings(picture) {
  picture.querySelectorAll("rect.background:not([width]), defs:empty, g:empty").forEach((one) => one.remove());
  for (const one of picture.querySelectorAll("*")) {
    [...one.attributes].filter(saysNothing).forEach(({ name }) => one.removeAttribute(name));
  }
}

const saysNothing = ({ name, value }) =>
  name.startsWith("data-") || value === "" || (["font-style", "font-weight"].includes(name) && value === "normal");

/** A word that looks like the one before it is written with it. */
function joinWords(picture) {
  for (const one of picture.querySelectorAll("tspan.text-inner-tspan")) {
    const before = one.previousElementSibling;
    if (before && before.cloneNode().isEqualNode(one.cloneNode())) {
      before.textContent += one.textContent;
      one.remove();
    }
  }
}

/** Whatever is behind it, it can be read. */
function putOnWhite(picture) {
  const { x, y, width, height } = picture.viewBox.baseVal;
  const size = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  const sheet = document.createElementNS(SVG, "rect");
  Object.entries({ ...size, rx: 8, style: "fill:#fff;stroke:none" }).forEach(([key, value]) => sheet.setAttribute(key, value));
  picture.prepend(sheet);
  picture.removeAttribute("style");
  picture.setAttribute("viewBox", Object.values(size).join(" "));
  picture.setAttribute("width", size.width);
  picture.setAttribute("height", size.height);
}

/** Nobody sees less than a tenth of a point. What is a number in words, in a name or in a colour stays as it is. */
function leaveOutFractions(picture) {
  for (const one of [picture, ...picture.querySelectorAll("*")]) {
    [...one.attributes]
      .filter(({ name }) => GEOMETRY.has(name))
      .forEach((attribute) => (attribute.value = attribute.value.replace(/(\.\d)\d+/g, "$1")));
  }
}
