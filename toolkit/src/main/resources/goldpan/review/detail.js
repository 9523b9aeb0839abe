import { $, el, labels, name, number, percent, picture, toast } from "./dom.js";
import { ACTIONS } from "./store.js";
import { askJson } from "./transport.js";
import { Viewer } from "./viewer.js";

const KNOWN = 300;
const KEPT_AHEAD = 6;
export const guesses = new Map();
const known = new Map();

/** What goes with a sample, asked for once and kept for the last few hundred. */
export async function row(place) {
  if (!known.has(place)) {
    known.set(place, askJson("row/" + place));
    if (known.size > KNOWN) known.delete(known.keys().next().value);
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
  constructor(root, { session, columns, store, ids, shown, step, go, rested, note, tags }) {
    Object.assign(this, { root, session, columns, store, ids, shown, go, rested });
    this.asked = -1;
    this.ahead = new Map();
    this.last = -1000;
    this.timer = 0;
    this.viewer = new Viewer($("stage"), { shown, swipe: step });
    $("note").addEventListener("change", () => note($("note").value));
    $("tags").addEventListener("change", () => tags($("tags").value.split(",").map(t => t.trim()).filter(t => t)));
  }

  nothing() {
    this.asked = -1;
    this.viewer.clear();
    $("player").hidden = true;
    $("player").removeAttribute("src");
    this.root.classList.add("empty");
    $("verdict").hidden = true;
    $("nothing").textContent = "No sample passes the filters. Lower the threshold or show all.";
  }

  show(place) {
    const { session, columns: c } = this;
    if (place === this.asked) {
      this.state();
      return;
    }
    this.asked = place;
    this.root.classList.remove("empty");
    $("nothing").textContent = "";
    const given = session.classes[c.given[place]], predicted = session.classes[c.predicted[place]];
    $("labels").replaceChildren(...labels(given, predicted));
    $("problem").textContent = "";
    $("explanation").textContent = "";
    $("guesses").replaceChildren();
    $("strips").replaceChildren();
    this.title();
    this.why(place);
    this.state();
    if (session.sounds) {
      const player = $("player");
      player.hidden = false;
      player.src = "./sound/" + c.sample[place];
    }
    if (session.pictures) {
      const of = this.ids() ? " " + this.ids()[place] : "";
      const here = this.ahead.get(place);
      const small = here && here.complete ? "" : "./thumb/" + c.sample[place];
      this.viewer.show(place, small, "./picture/" + c.sample[place],
        `Sample${of}, given ${given}, predicted ${predicted}`, () => this.problem(place));
    }
    this.root.scrollTop = 0;
    this.soon(() => this.more(place));
  }

  /** Plays the recording from its beginning, or pauses it. */
  play() {
    const player = $("player");
    if (!player.paused) player.pause();
    else player.play().catch(e => {
      if (e.name !== "AbortError") $("problem").textContent = "This browser does not play the recording: " + e.message;
    });
  }

  /** Fetches a picture that is likely to be asked for, after what is asked for now. */
  fetchAhead(place) {
    if (this.ahead.has(place)) return;
    const img = new Image();
    img.fetchPriority = "low";
    img.src = "./picture/" + this.columns.sample[place];
    this.ahead.set(place, img);
    if (this.ahead.size > KEPT_AHEAD) this.ahead.delete(this.ahead.keys().next().value);
  }

  /** The id, once it is known. */
  title() {
    const ids = this.ids();
    $("id").replaceChildren(...(ids && this.asked >= 0 ? [name(ids[this.asked])] : []));
  }

  /** Why there is no picture, in the server's words. */
  async problem(place) {
    const response = await fetch("./picture/" + this.columns.sample[place]).catch(() => null);
    const text = response && !response.ok ? (await response.json().catch(() => ({}))).error : "it cannot be shown by this browser";
    if (place === this.asked) $("problem").textContent = `No picture: ${text || "the server does not answer"}`;
  }

  /** At once for who takes time, but not for every sample that keys fly past: decisions go first. */
  soon(task) {
    const now = performance.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(task, now - this.last < 250 ? 120 : 0);
    this.last = now;
  }

  /** What is decided and said of the sample now. */
  state() {
    const place = this.asked;
    const { session, store } = this;
    if (place < 0) return;
    const action = store.action[place];
    const note = store.notes.get(place);
    const verdict = $("verdict");
    verdict.hidden = !action;
    verdict.className = "verdict " + ACTIONS[action];
    verdict.replaceChildren(...(!action ? [] :
      [...(action === 2 ? ["→ ", name(session.classes[store.label[place]])] : [ACTIONS[action]]), " · ", name(note.by)]));
    if (document.activeElement !== $("note")) $("note").value = note ? note.why : "";
    if (document.activeElement !== $("tags")) $("tags").value = store.tagsOf(place).join(", ");
    $("unsure").setAttribute("aria-pressed", String(store.tagsOf(place).includes("unsure")));
    const theirs = store.second && store.second.get(place);
    $("second").hidden = !theirs;
    if (theirs) {
      $("second").classList.toggle("warn", action > 0 && store.differs(place));
      $("second").replaceChildren("Second opinion: ", ...(theirs.action === 2 ? ["→ ", name(session.classes[theirs.label])] : [ACTIONS[theirs.action]]),
        " · ", name(theirs.by), ...(theirs.why ? [": ", name(theirs.why)] : []));
    }
  }

  why(place) {
    const { session, columns: c } = this;
    const given = name(session.classes[c.given[place]]), predicted = name(session.classes[c.predicted[place]]);
    const score = session.score === "cross-entropy" ? "" : ` ${session.score} ${c.score[place].toPrecision(3)} ${session.unit};`;
    const first = el("p");
    const loss = `;${score} loss ${c.loss[place].toFixed(2)} nats.`;
    if (c.given[place] === c.predicted[place]) {
      first.append("The model agrees with ", given, ` at ${percent(c.pGiven[place])}`, loss);
    } else {
      first.append(`The model gives ${percent(c.pPredicted[place])} to `, predicted, ` and ${percent(c.pGiven[place])} to the given label `, given, loss);
    }
    const origin = session.origins[c.origin[place]];
    $("why").replaceChildren(first, el("p", "quiet", `Rank ${number(place + 1)} of ${number(session.samples)}` +
      (session.splits[c.split[place]] === "none" ? "" : ` · split ${session.splits[c.split[place]]}`)),
    el("p", origin === "in-sample" ? "warn" : "quiet",
      origin === "in-sample" ? "in-sample: the model learnt from this very sample, so its loss looks better than it is" : origin));
  }

  async more(place) {
    let found;
    try {
      found = await row(place);
    } catch (e) {
      return;
    }
    if (place !== this.asked) return;
    const { columns: c, session } = this;
    $("id").replaceChildren(name(found.id));
    $("explanation").replaceChildren(el("b", "", found.kind), ": ", name(found.why));
    $("guesses").replaceChildren(...found.guesses.map(([label, p], i) => {
      const li = el("li", label === c.given[place] ? "is-given" : "");
      const meter = el("meter");
      meter.max = 1;
      meter.value = p;
      meter.setAttribute("aria-label", `probability of ${session.classes[label]}`);
      li.append(el("kbd", "", i + 1), name(session.classes[label]), meter, el("span", "n", percent(p)));
      return li;
    }));
    const strips = [];
    if (found.neighbours.length) strips.push(this.strip([`Neighbours by ${session.near}`], found.neighbours));
    strips.push(this.strip(["Typical of ", name(session.classes[c.given[place]]), ", the given label"], found.given));
    if (found.predicted) strips.push(this.strip(["Typical of ", name(session.classes[c.predicted[place]]), ", the predicted label"], found.predicted));
    $("strips").replaceChildren(...strips);
    this.rested(place);
  }

  strip(title, samples) {
    const section = el("section", "strip");
    const div = el("div");
    for (const s of samples) {
      const near = el("button", "near");
      near.type = "button";
      const pic = el("span", "pic");
      const img = el("img");
      const given = this.session.classes[s.given];
      img.alt = `sample ${s.id}`;
      if (this.session.pictures) picture(img, "./thumb/" + s.sample);
      pic.append(img);
      near.append(pic, name(given, "label"));
      near.title = s.id;
      if (s.given !== s.predicted) {
        const leans = el("span", "quiet label", "→ ");
        leans.append(name(this.session.classes[s.predicted]));
        near.append(leans);
      }
      if (s.place >= 0) near.addEventListener("click", () => this.go(s.place)); else near.disabled = true;
      div.append(near);
    }
    const heading = el("h3");
    heading.append(...title);
    section.append(heading, div);
    return section;
  }

  full() {
    this.viewer.full().catch(e => toast(`No full screen: ${e.message}`, true));
  }
}
