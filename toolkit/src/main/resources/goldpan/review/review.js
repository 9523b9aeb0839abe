import { ACTIONS, Decisions, ask, columns as readColumns, listen, tell } from "./data.js";
import { Detail, el, guesses, percent, picture, row } from "./detail.js";
import { Filters } from "./filters.js";
import { Histogram } from "./histogram.js";
import { VirtualList } from "./list.js";
import { pickClass } from "./picker.js";
import { Running } from "./running.js";

const $ = id => document.getElementById(id);
const number = n => n.toLocaleString("en");
const [session, buffer] = await Promise.all([
  ask("session").then(r => r.json()), ask("columns").then(r => r.arrayBuffer())
]);
const c = readColumns(buffer, session.rows);
const decisions = new Decisions(session.rows);
const marked = new Set();
const pending = new Set();
const filters = new Filters(session, c, decisions, update);
let ids = null;
let anchor = 0;
let items = new Int32Array(0);

const list = new VirtualList($("list"), {
  create() {
    const item = el("div", "item");
    item.setAttribute("role", "option");
    const pic = el("div", "pic");
    const img = el("img");
    img.alt = "";
    pic.append(img);
    const text = el("div", "text");
    const labels = el("div", "labels");
    labels.append(el("span", "given"), " → ", el("span", "predicted"));
    text.append(labels, el("div", "quiet numbers"), el("div", "quiet name"), el("div", "verdict"));
    item.append(pic, text);
    return item;
  },
  fill(item, place, current, pictures) {
    if (session.pictures && pictures) picture(item.querySelector("img"), "./thumb/" + c.sample[place]);
    const action = decisions.action[place];
    item.classList.toggle("current", current);
    item.classList.toggle("marked", marked.has(place));
    item.classList.toggle("pending", pending.has(place));
    item.setAttribute("aria-selected", String(current || marked.has(place)));
    const shows = [place, action, decisions.label[place], ids !== null].join();
    if (item.dataset.shows === shows) return;
    item.dataset.shows = shows;
    const given = session.classes[c.given[place]], predicted = session.classes[c.predicted[place]];
    item.querySelector(".given").textContent = given;
    item.querySelector(".predicted").textContent = predicted;
    const split = session.splits[c.split[place]];
    item.querySelector(".numbers").textContent = `${c.loss[place].toFixed(2)} nats · ${percent(c.pPredicted[place])}${split === "none" ? "" : " · " + split}`;
    const name = item.querySelector(".name");
    name.textContent = ids && !action ? ids[place] : "";
    name.hidden = !!action;
    const verdict = item.querySelector(".verdict");
    verdict.hidden = !action;
    verdict.textContent = action === 2 ? "→ " + session.classes[decisions.label[place]] : ACTIONS[action];
    if (action) item.dataset.action = ACTIONS[action]; else delete item.dataset.action;
    item.setAttribute("aria-label", `${given}, predicted ${predicted}, loss ${c.loss[place].toFixed(2)}${action ? ", " + ACTIONS[action] : ""}`);
  },
  pick(at, e) {
    if (e.shiftKey) {
      for (let i = Math.min(anchor, at); i <= Math.max(anchor, at); i++) marked.add(items[i]);
    } else if (e.ctrlKey || e.metaKey) {
      toggle(items[at]);
      anchor = at;
    } else {
      anchor = at;
    }
    go(at);
  },
  open() { setGrid(false); }
});

const detail = new Detail($("detail"), { session, columns: c, decisions, decide, relabel, go: goToPlace, rested: prepare });
const histogram = new Histogram($("histogram"), value => filters.setCut(value));

/** The list anew, when the threshold, a filter or the order has changed. */
function update(keep = true) {
  const here = items[list.current];
  items = filters.places(ids);
  if (marked.size) {
    const listed = new Set(items);
    marked.forEach(p => { if (!listed.has(p)) marked.delete(p); }); // nothing unseen is ever decided
  }
  const at = keep ? items.indexOf(here) : 0;
  histogram.set(filters.cut);
  if (document.activeElement !== $("cut")) $("cut").value = Number(filters.cut.toPrecision(4));
  $("above").textContent = `${number(filters.above)} of ${number(session.samples)} samples lie above`;
  $("count").textContent = items.length === 1 ? "1 sample" : `${number(items.length)} samples`;
  list.show(items, Math.max(0, at));
  anchor = list.current;
  showCurrent();
  showProgress();
}

function showCurrent() {
  if (!items.length) {
    detail.nothing();
    return;
  }
  if (!document.body.classList.contains("grid")) detail.show(items[list.current]);
}

/** Fetches what the next sample will need, once all is there for this one. */
function prepare() {
  const next = items[list.current + 1];
  if (next === undefined) return;
  if (session.pictures) new Image().src = "./picture/" + c.sample[next];
  row(next).catch(() => {});
}

/** What share of all suspects is wrong, as far as the decisions tell. */
let estimating = 0;
async function estimate() {
  const found = await ask("precision").then(r => r.json()).catch(() => null);
  if (found) $("estimate").textContent = found.text;
}

/** How far the work is, and how much of what was looked at was wrong; what that says of the rest, the server reckons. */
function showProgress() {
  let all = 0, done = 0, wrong = 0;
  for (let place = 0; place < filters.above; place++) {
    if (!filters.member(place)) continue;
    all++;
    const action = decisions.action[place];
    if (action) done++;
    if (action > 1) wrong++;
  }
  let text = `${number(done)} of ${number(all)} decided · ${number(all - done)} left`;
  if (done) text += ` · ${number(wrong)} relabelled or dropped`;
  $("progress").textContent = text;
  clearTimeout(estimating);
  estimating = setTimeout(estimate, 400);
  $("undo").disabled = !decisions.undoable;
  $("redo").disabled = !decisions.redoable;
  $("marks").hidden = !marked.size;
  $("marked").textContent = `${number(marked.size)} marked`;
}

/** Shows decisions and marks as they are now; once a frame, however much has happened. */
let refreshing = false;
function refresh() {
  if (refreshing) return;
  refreshing = true;
  requestAnimationFrame(() => {
    refreshing = false;
    list.refill();
    if (items.length && !document.body.classList.contains("grid")) detail.verdict();
    showProgress();
  });
}

function go(at) {
  if (!items.length) return;
  list.go(Math.max(0, Math.min(items.length - 1, at)));
  showCurrent();
  refresh();
}

function goToPlace(place) {
  const at = items.indexOf(place);
  if (at >= 0) {
    go(at);
    return;
  }
  filters.clear(place);
  update();
  go(items.indexOf(place));
}

function setGrid(grid) {
  document.body.classList.toggle("grid", grid);
  $("mode").setAttribute("aria-pressed", String(grid));
  list.setGrid(grid);
  showCurrent();
}

function toggle(place) {
  if (!marked.delete(place)) marked.add(place);
}

let toastTimer = 0;
function toast(text, bad) {
  $("toast").textContent = text;
  $("toast").className = bad ? "toast on bad" : "toast on";
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $("toast").className = "toast"; }, bad ? 6000 : 2500);
}

/** Those that a decision is for: all marked, else the current one. */
function targets() {
  return marked.size ? [...marked].sort((a, b) => a - b) : items.length ? [items[list.current]] : [];
}

/** What is told to the server goes one after the other, so that undo never overtakes a decision. */
let told = Promise.resolve();
function inTurn(task) {
  told = told.then(task, task);
  return told;
}

/** Steps taken in this page, so that undo does not silently take back somebody else's. */
const mine = new Set(JSON.parse(stored("goldpan:mine") || "[]"));
function stored(name, value) {
  try {
    if (value === undefined) return sessionStorage.getItem(name);
    sessionStorage.setItem(name, value);
  } catch (e) {
    /* A framed page may be refused storage; it works on without. */
  }
  return null;
}

function took(answer) {
  mine.add(answer.number);
  stored("goldpan:mine", JSON.stringify([...mine].slice(-1000)));
  decisions.undoable = answer.undoable;
  decisions.redoable = answer.redoable;
}

/** Shows that a decision is under way, and goes on to the next sample. */
function underWay(places) {
  places.forEach(p => pending.add(p));
  if (places.length === 1 && items[list.current] === places[0]) go(list.current + 1); else refresh();
}

/** Decides; the page shows the decision only once it is on disk. */
function decide(action, places, label) {
  if (!places.length) return;
  underWay(places);
  const body = { action, rows: places, by: $("by").value };
  if (action === "relabel") body.label = label;
  inTurn(async () => {
    try {
      took(await tell("decide", body));
      if (places.length > 1) toast(`${action}${label ? " to " + label : ""}: ${number(places.length)} samples`);
      places.forEach(p => marked.delete(p));
    } catch (e) {
      toast(`Not recorded: ${e.message}`, true);
    } finally {
      places.forEach(p => pending.delete(p));
      refresh();
    }
  });
}

function relabel(places) {
  if (!places.length) return;
  const one = places.length === 1 ? places[0] : -1;
  const names = found => found.map(g => session.classes[g[0]]);
  const first = one < 0 ? [] : guesses.has(one) ? names(guesses.get(one)) : [session.classes[c.predicted[one]]];
  const suggest = pickClass(session.classes, first, name => {
    $("list").focus();
    if (name !== null) decide("relabel", places, name);
  });
  if (one >= 0 && !guesses.has(one)) row(one).then(found => suggest(names(found.guesses)), () => {});
}

/** The first guess is in the columns; the others may still be on their way, and are waited for. */
async function relabelToGuess(i) {
  const places = targets();
  const here = items[list.current];
  if (i === 0) return decide("relabel", places, session.classes[c.predicted[here]]);
  underWay(places);
  const found = guesses.get(here) || (await row(here).catch(() => ({ guesses: [] }))).guesses;
  if (found[i]) return decide("relabel", places, session.classes[found[i][0]]);
  places.forEach(p => pending.delete(p));
  toast(`There is no prediction ${i + 1}`, true);
  refresh();
}

/** Takes a step back or forth. Somebody else's step is named first, and taken back when asked again. */
let warned = 0;
function back(verb) {
  inTurn(async () => {
    const of = verb === "undo" ? decisions.undoable : decisions.redoable;
    if (!of) return;
    if (verb === "undo" && !mine.has(of) && warned !== of) {
      warned = of;
      toast("The last step was not taken in this page; press U again to undo it", true);
      return;
    }
    try {
      took(await tell(verb, { of, by: $("by").value }));
    } catch (e) {
      toast(e.message, true);
      sync();
    }
  });
}

function nextWhere(test, step) {
  for (let at = list.current + step; at >= 0 && at < items.length; at += step) {
    if (test(items[at])) return go(at);
  }
  toast("No further one in the list");
}

const keys = {
  ArrowRight: () => go(list.current + 1),
  ArrowLeft: () => go(list.current - 1),
  ArrowDown: () => go(list.current + list.columns),
  ArrowUp: () => go(list.current - list.columns),
  " ": () => go(list.current + 1),
  Home: () => go(0),
  End: () => go(items.length - 1),
  PageDown: () => go(list.current + 10 * list.columns),
  PageUp: () => go(list.current - 10 * list.columns),
  Enter: () => setGrid(false),
  Escape: () => { marked.clear(); refresh(); },
  k: () => decide("keep", targets()),
  d: () => decide("drop", targets()),
  r: () => relabel(targets()),
  u: () => back("undo"),
  y: () => back("redo"),
  g: () => setGrid(!document.body.classList.contains("grid")),
  n: () => nextWhere(p => !decisions.action[p] && !pending.has(p), 1),
  c: e => { const g = c.given[items[list.current]]; nextWhere(p => c.given[p] === g, e.shiftKey ? -1 : 1); },
  x: () => { toggle(items[list.current]); anchor = list.current; refresh(); },
  a: () => { items.forEach(p => marked.add(p)); refresh(); },
  t: () => $("histogram").focus(),
  "/": () => $("f-text").focus(),
  "?": () => $("help").showModal()
};

document.addEventListener("keydown", e => {
  const inField = e.target.closest("input:not([type=checkbox]), select, dialog");
  if (inField) {
    if (e.key === "Escape" && !e.target.closest("dialog")) $("list").focus();
    return;
  }
  if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "z") {
    e.preventDefault();
    (e.shiftKey ? keys.y : keys.u)();
    return;
  }
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  if ((e.key === "Enter" || e.key === " ") && e.target.closest("button, a")) return;
  if (e.shiftKey && e.key.startsWith("Arrow")) {
    marked.add(items[list.current]);
    keys[e.key]();
    marked.add(items[list.current]);
    refresh();
    return;
  }
  const act = keys[e.key] || keys[e.key.toLowerCase()];
  if (act) {
    e.preventDefault();
    act(e);
  } else if (/^[1-6]$/.test(e.key) && items.length) {
    relabelToGuess(Number(e.key) - 1);
  }
});

$("undo").addEventListener("click", () => keys.u());
$("redo").addEventListener("click", () => keys.y());
$("mode").addEventListener("click", () => keys.g());
$("ask").addEventListener("click", () => keys["?"]());
$("all").addEventListener("click", () => keys.a());
$("unmark").addEventListener("click", () => keys.Escape());
$("cut").addEventListener("change", () => { if ($("cut").value !== "") filters.setCut(Number($("cut").value)); });
$("clear").addEventListener("click", () => { filters.clear(-1); update(); });
$("marks").querySelectorAll("[data-do]").forEach(b => b.addEventListener("click", () =>
  b.dataset.do === "relabel" ? relabel(targets()) : decide(b.dataset.do, targets())));
$("by").value = (() => { try { return localStorage.getItem("goldpan:by"); } catch (e) { return ""; } })() || session.by;
$("by").addEventListener("change", () => { try { localStorage.setItem("goldpan:by", $("by").value); } catch (e) { /* kept for this page only */ } });

document.title = `${session.dataset} · Goldpan review`;
$("title").textContent = session.dataset;
$("about").textContent = `threshold ${session.threshold} · ${session.score} · predictions: ${session.origin} · ${session.model}`;
$("about").title = $("about").textContent;
$("unit").textContent = session.unit;
histogram.setScores(c.score, session.samples, session.unit);
update(false);
$("list").focus();
session.notes.forEach(n => toast(n, true));

const running = new Running($("running"));
const sync = listen({
  state(all) {
    running.reset(all.running);
    if (all.number < decisions.number) return; // overtaken by a change
    decisions.reset(all);
    refresh();
  },
  change(change) {
    if (change.number <= decisions.number) return; // in the state already
    if (change.number > decisions.number + 1) sync();
    const deciding = pending.size > 0;
    const places = decisions.merge(change);
    places.forEach(p => pending.delete(p));
    refresh();
    if (change.kind !== "decide") {
      toast(`${change.kind}: ${number(places.length)} ${places.length === 1 ? "sample" : "samples"}`);
      const at = places.length ? items.indexOf(places[0]) : -1;
      if (at >= 0) go(at);
    } else if (change.by !== $("by").value && !deciding) {
      toast(`${change.by}: ${number(places.length)} decided elsewhere`);
    }
  },
  running(task) { running.show(task); },
  connected(yes) { $("lost").hidden = yes; }
});
document.documentElement.dataset.ready = "yes";
ask("ids").then(r => r.json()).then(all => { ids = all; list.refill(); });
