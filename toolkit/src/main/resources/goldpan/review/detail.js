import { ask } from "./data.js";

/** Element with class and text; text is always text. */
export function el(tag, className, text) {
  const e = document.createElement(tag);
  if (className) e.className = className;
  if (text !== undefined) e.textContent = text;
  return e;
}

/** Shows a picture; one of few pixels with every pixel to be seen. */
export function picture(img, src) {
  if (img.getAttribute("src") === src) return;
  img.onload = () => img.classList.toggle("tiny", Math.max(img.naturalWidth, img.naturalHeight) <= 64);
  img.onerror = () => img.classList.add("broken");
  img.src = src;
}

export function percent(p) {
  const value = 100 * p;
  return value > 0 && value < 0.1 ? "<0.1\u00a0%" : `${value.toFixed(value < 10 ? 1 : 0)}\u00a0%`;
}

export const guesses = new Map();
const known = new Map();

/** What goes with a sample, asked for once and kept for the last few hundred. */
export async function row(place) {
  if (!known.has(place)) {
    known.set(place, ask("row/" + place).then(r => r.json()));
    if (known.size > 300) known.delete(known.keys().next().value);
  }
  try {
    const found = await known.get(place);
    guesses.set(place, found.guesses);
    return found;
  } catch (e) {
    known.delete(place);
    throw e;
  }
}

/** Draws one sample large, with what it is best seen beside. */
export class Detail {
  constructor(root, { session, columns, decisions, decide, relabel, go, rested }) {
    Object.assign(this, { root, session, columns, decisions, decide, relabel, go, rested });
    this.asked = -1;
    this.last = -1000;
    this.timer = 0;
  }

  nothing() {
    this.asked = -1;
    this.root.replaceChildren(el("p", "nothing", "No sample passes the filters. Lower the threshold or show all."));
  }

  show(place) {
    const { session, columns } = this;
    const changed = place !== this.asked;
    this.asked = place;
    if (!changed) {
      this.verdict();
      return;
    }
    const focus = el("div", "focus");
    const stage = el("div", "stage");
    const img = el("img");
    img.alt = "the sample";
    img.id = "picture";
    if (session.pictures) picture(img, "./picture/" + columns.sample[place]);
    stage.append(img);
    const facts = el("div", "facts");
    const labels = el("div", "big");
    labels.append(el("b", "given", this.name(columns.given[place])), " → ", el("b", "predicted", this.name(columns.predicted[place])));
    this.state = el("div", "verdict");
    this.list = el("ol", "guesses");
    this.explanation = el("p", "small explanation", "");
    facts.append(labels, this.state, this.verbs(place), this.explanation, this.list, this.why(place));
    this.id = el("p", "quiet small id", "");
    facts.append(this.id);
    focus.append(stage, facts);
    this.strips = el("div");
    const old = this.root.querySelector("#picture");
    if (old) old.removeAttribute("src"); // no longer waited for
    this.root.replaceChildren(focus, this.strips);
    this.root.scrollTop = 0;
    this.verdict();
    this.soon(() => this.more(place));
  }

  /** At once for who takes time, but not for every sample that keys fly past: decisions go first. */
  soon(task) {
    const now = performance.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(task, now - this.last < 250 ? 120 : 0);
    this.last = now;
  }

  name(label) {
    return this.session.classes[label];
  }

  verdict() {
    const place = this.asked;
    const action = this.decisions.action[place];
    this.state.hidden = !action;
    this.state.className = "verdict " + ["", "keep", "relabel", "drop"][action];
    this.state.textContent = !action ? "" :
      (action === 2 ? "→ " + this.name(this.decisions.label[place]) : ["", "keep", "", "drop"][action]) + " · " + this.decisions.by.get(place);
  }

  verbs(place) {
    const verbs = el("div", "verbs");
    for (const [action, text, key] of [["keep", "Keep", "K"], ["relabel", "Relabel…", "R"], ["drop", "Drop", "D"]]) {
      const button = el("button", "", text);
      button.title = key;
      button.dataset.verb = action;
      button.addEventListener("click", () => action === "relabel" ? this.relabel([place]) : this.decide(action, [place]));
      verbs.append(button);
    }
    return verbs;
  }

  why(place) {
    const { session, columns: c } = this;
    const why = el("div", "why small");
    const same = c.given[place] === c.predicted[place];
    const score = session.score === "cross-entropy" ? "" : ` ${session.score} ${c.score[place].toPrecision(3)} ${session.unit};`;
    why.append(el("p", "", same
      ? `The model agrees with ${this.name(c.given[place])} at ${percent(c.pGiven[place])};${score} loss ${c.loss[place].toFixed(2)} nats.`
      : `The model gives ${percent(c.pPredicted[place])} to ${this.name(c.predicted[place])} and ${percent(c.pGiven[place])} to the given label ${this.name(c.given[place])};${score} loss ${c.loss[place].toFixed(2)} nats.`));
    why.append(el("p", "quiet", `Rank ${(place + 1).toLocaleString("en")} of ${session.samples.toLocaleString("en")}` +
      (session.splits[c.split[place]] === "none" ? "" : ` · split ${session.splits[c.split[place]]}`)));
    const origin = session.origins[c.origin[place]];
    why.append(el("p", origin === "in-sample" ? "warn" : "quiet",
      origin === "in-sample" ? "in-sample: the model learnt from this very sample, so its loss looks better than it is" : origin));
    return why;
  }

  async more(place) {
    let found;
    try {
      found = await row(place);
    } catch (e) {
      return;
    }
    if (place !== this.asked) return;
    this.id.textContent = found.id;
    this.explanation.replaceChildren(el("b", "", found.kind), ": " + found.why);
    this.id.title = found.id;
    this.list.replaceChildren(...found.guesses.map(([label, p], i) => {
      const li = el("li", label === this.columns.given[place] ? "is-given" : "");
      const meter = el("meter");
      meter.max = 1;
      meter.value = p;
      li.append(el("kbd", "", i + 1), el("span", "", this.name(label)), meter, el("span", "n", percent(p)));
      return li;
    }));
    const c = this.columns;
    const strips = [];
    if (found.neighbours.length) strips.push(this.strip(`Neighbours by ${this.session.near}`, found.neighbours));
    strips.push(this.strip(`Typical of ${this.name(c.given[place])}, the given label`, found.given));
    if (found.predicted) strips.push(this.strip(`Typical of ${this.name(c.predicted[place])}, the predicted label`, found.predicted));
    this.strips.className = "strips";
    this.strips.replaceChildren(...strips);
    this.rested(place);
  }

  strip(title, samples) {
    const section = el("section", "strip");
    const div = el("div");
    for (const s of samples) {
      const near = el("button", "near");
      const pic = el("span", "pic");
      const img = el("img");
      img.alt = "";
      if (this.session.pictures) picture(img, "./thumb/" + s.sample);
      pic.append(img);
      near.append(pic, el("span", "", this.name(s.given)));
      near.title = s.id;
      if (s.given !== s.predicted) near.append(el("span", "quiet", "→ " + this.name(s.predicted)));
      if (s.place >= 0) near.addEventListener("click", () => this.go(s.place)); else near.disabled = true;
      div.append(near);
    }
    section.append(el("h2", "", title), div);
    return section;
  }
}
