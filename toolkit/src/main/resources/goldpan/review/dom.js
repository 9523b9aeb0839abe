/** Elements and texts that all parts of the page make. Text is always text, never markup. */

export const $ = id => document.getElementById(id);

export const number = n => n.toLocaleString("en");

/** Element with class and text. */
export function el(tag, className, text) {
  const e = document.createElement(tag);
  if (className) e.className = className;
  if (text !== undefined) e.textContent = text;
  return e;
}

/** A name from the data, whose direction of writing turns nothing around it. */
export function name(text, className) {
  return el("bdi", className, text);
}

/** "given → predicted", in this order whatever the names are written in. */
export function labels(given, predicted) {
  const arrow = el("span", "", " → ");
  arrow.setAttribute("aria-label", "predicted");
  return [name(given, "given"), arrow, name(predicted, "predicted")];
}

/** Shows a picture, of few pixels with every pixel to be seen; calls shown() once it is drawn or cannot be. */
export function picture(img, src, shown = () => {}) {
  if (img.getAttribute("src") === src) {
    if (img.complete) shown();
    return;
  }
  img.classList.remove("broken", "tiny");
  img.onload = () => {
    img.classList.toggle("tiny", Math.max(img.naturalWidth, img.naturalHeight) <= 64);
    shown();
  };
  img.onerror = () => {
    img.classList.add("broken");
    shown();
  };
  img.src = src;
}

export function percent(p) {
  const value = 100 * p;
  return value > 0 && value < 0.1 ? "<0.1\u00a0%" : `${value.toFixed(value < 10 ? 1 : 0)}\u00a0%`;
}

let toastTimer = 0;

/** A few words that go by themselves. */
export function toast(text, bad) {
  $("toast").textContent = text;
  $("toast").className = bad ? "toast on bad" : "toast on";
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $("toast").className = "toast"; }, bad ? 6000 : 2500);
}
