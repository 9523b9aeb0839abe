import { readAddress, writeAddress } from "./address.js";
import { Decisions } from "./decisions.js";
import { Detail, guesses, row } from "./detail.js";
import { $, number, toast } from "./dom.js";
import { Filters } from "./filters.js";
import { Histogram } from "./histogram.js";
import { History } from "./history.js";
import { Items } from "./items.js";
import { listenToKeys } from "./keys.js";
import { VirtualList } from "./list.js";
import { Outbox } from "./outbox.js";
import { pickClass } from "./picker.js";
import { Running } from "./running.js";
import { Store, readColumns } from "./store.js";
import { ask, askJson, listen, sendSteps } from "./transport.js";

/* What the page is made of. */

const AHEAD = 3;
const [session, buffer] = await Promise.all([askJson("session"), ask("columns").then(r => r.arrayBuffer())]);
const c = readColumns(buffer);
const store = new Store(session.rows);
let ids = null;
let anchor = 0;
let items = new Int32Array(0);

const outbox = new Outbox({
  dataset: session.identity, send: sendSteps,
  changed: () => showUnsaved(),
  recorded(step, line) {
    decisions.recorded(step, line);
    decisions.settle(store.number);
    if (line > store.number) soonSync();
  },
  refused: (step, why) => decisions.refused(step, why)
});
const decisions = new Decisions({
  session, columns: c, store, outbox, reviewer: () => $("by").value.trim(), refresh,
  decided(places) {
    if (places.length === 1 && items[list.current] === places[0]) go(list.current + 1);
    refresh();
  }
});
const marked = decisions.marked;
const filters = new Filters(session, c, store, place => decisions.isOpen(place), update);
const entries = new Items({
  session, columns: c, store, marked, pending: decisions.pending, ids: () => ids,
  drawn(place, item) {
    if (isGrid() && !item.hidden && item.dataset.shows.startsWith(place + ",")) requestAnimationFrame(() => decisions.saw(place));
  }
});
const list = new VirtualList($("list"), {
  create: () => entries.create(),
  fill: (item, place, current, pictures) => entries.fill(item, place, current, pictures),
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
    if (!isGrid()) showPane("sample");
  },
  open() { setGrid(false); }
});
const detail = new Detail($("detail"), {
  session, columns: c, store, ids: () => ids, go: goToPlace, rested: prepare,
  shown: place => decisions.saw(place), step: by => go(list.current + by), note: writeNote,
  tags: said => { if (items.length) decisions.tag([current()], said); $("list").focus(); }
});
const histogram = new Histogram($("histogram"), value => filters.setCut(value));
const log = new History($("history"), { revert: line => decisions.revert(line), go: goToPlace });

/* The list and the sample that is shown. */

function current() {
  return items[list.current];
}

const isGrid = () => document.body.classList.contains("grid");

/**
 * The list anew, when the threshold, a filter or the order has changed. Where the current sample has left it, the first
 * is shown, or the one that takes its place when decided samples leave by themselves.
 */
function update(keep = true, shrinks = false) {
  const here = current();
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
  $("drawn").setAttribute("aria-pressed", String(filters.sample !== null));
  list.show(items, at >= 0 ? at : shrinks ? Math.max(0, Math.min(list.current, items.length - 1)) : 0);
  anchor = list.current;
  showCurrent();
  showProgress();
}

function showCurrent() {
  address();
  if (!items.length) {
    detail.nothing();
  } else if (!isGrid()) {
    detail.show(current());
  }
}

function address() {
  writeAddress({ ...filters.state(), at: items.length && list.current ? c.sample[current()] : "", mode: isGrid() ? "grid" : "" });
}

/** Fetches what the next samples will need, once all is there for this one. */
function prepare() {
  for (let at = list.current + 1; at <= list.current + AHEAD && at < items.length; at++) {
    if (session.pictures) detail.fetchAhead(items[at]);
    if (at === list.current + 1) row(items[at]).catch(() => {});
  }
}

function go(at) {
  if (!items.length) return;
  list.go(Math.max(0, Math.min(items.length - 1, at)));
  showCurrent();
  refresh();
}

function goToPlace(place) {
  if (items.indexOf(place) < 0) {
    filters.clear(place);
    update();
  }
  go(items.indexOf(place));
  showPane("sample");
}

function setGrid(grid) {
  document.body.classList.toggle("grid", grid);
  $("mode").setAttribute("aria-pressed", String(grid));
  list.setGrid(grid);
  showCurrent();
  if (grid) showPane("list");
}

/** On narrow screens one part is shown at a time. */
function showPane(pane) {
  document.body.dataset.pane = pane;
  document.querySelectorAll(".panes button").forEach(b => b.setAttribute("aria-pressed", String(b.dataset.pane === pane)));
}

function nextWhere(test, step, none = "No further one in the list") {
  for (let at = list.current + step; at >= 0 && at < items.length; at += step) {
    if (test(items[at])) return go(at);
  }
  toast(none);
}

/* How far the work is. */

/** What the decisions say of all suspects, as the server reckons it. */
let estimating = 0;
async function estimate() {
  const found = await askJson("precision").catch(() => null);
  if (!found) return;
  $("estimate").textContent = found.known ? found.text : found.text.split(";")[0];
  $("estimate").title = found.text;
  $("drawn").hidden = found.known && !filters.sample;
  $("drawn").textContent = filters.sample ? "Show all suspects again" : `Check ${Math.min(20, found.suspects)} drawn from the list`;
  $("drawn").disabled = !found.suspects;
}

let agreeing = 0;
async function agreement() {
  const found = session.second ? await askJson("agreement").catch(() => null) : null;
  if (found) $("agreement").textContent = found.text;
}

function showProgress() {
  let all = 0, done = 0, wrong = 0;
  for (let place = 0; place < filters.above; place++) {
    if (!filters.member(place)) continue;
    all++;
    const action = store.action[place];
    if (action) done++;
    if (action > 1) wrong++;
  }
  let text = `${number(done)} of ${number(all)} decided · ${number(all - done)} left`;
  if (done) text += ` · ${number(wrong)} relabelled or dropped`;
  $("progress").textContent = text;
  clearTimeout(estimating);
  estimating = setTimeout(estimate, 400);
  if (session.second) {
    clearTimeout(agreeing);
    agreeing = setTimeout(agreement, 400);
  }
  const ends = decisions.ends();
  $("undo").disabled = !ends.undo && !outbox.open().length;
  $("redo").disabled = !ends.redo && !outbox.open().length;
  $("marks").hidden = !marked.size;
  $("marked").textContent = decisions.words();
}

/** What is not on disk yet, and why when it takes long. */
function showUnsaved() {
  const unsaved = outbox.size;
  $("unsaved").hidden = !unsaved;
  $("unsaved").classList.toggle("bad", !!outbox.problem);
  $("unsaved").textContent = `${number(unsaved)} not saved` + (outbox.problem ? `: ${outbox.problem}; kept ${outbox.unkept.size
    ? "in this page only, leave it open" : "in this browser and sent again"}` : "");
  refresh();
}

/** Shows decisions and marks as they are now; once a frame, however much has happened. */
let refreshing = false;
let changed = false;
function refresh() {
  if (refreshing) return;
  refreshing = true;
  requestAnimationFrame(() => {
    refreshing = false;
    filters.tags();
    if (filters.shrinks() && changed) update(true, true);
    changed = false;
    list.refill();
    if (items.length && !isGrid()) detail.state();
    showProgress();
  });
}

/* What a person does. */

/** Those that a decision is for: all marked, else the current one. */
function targets() {
  return marked.size ? [...marked].sort((a, b) => a - b) : items.length ? [current()] : [];
}

function toggle(place) {
  if (!marked.delete(place)) marked.add(place);
}

function decide(action, places, label) {
  changed = true;
  decisions.decide(action, places, label, noteFor(places));
}

/** A note that is being written goes with the decision on its sample. */
function noteFor(places) {
  return places.length === 1 && places[0] === detail.asked && document.activeElement !== $("note") ? $("note").value.trim() : "";
}

/** A note on a decided sample is the same decision with the note; on others it waits for the decision. */
function writeNote(text) {
  const place = detail.asked;
  const action = store.action[place];
  if (action) {
    const label = action === 2 ? session.classes[store.label[place]] : undefined;
    const step = { do: ["", "keep", "relabel", "drop"][action], why: text.trim() };
    if (label !== undefined) step.label = label;
    decisions.add(step, [place]);
  } else if (text.trim()) {
    toast("The note goes with the decision");
  }
  $("list").focus();
}

function relabel(places) {
  if (!places.length || !decisions.allows(places.slice(0, 1))) return;
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
  if (!places.length) return;
  const here = current();
  if (i === 0) return decide("relabel", places, session.classes[c.predicted[here]]);
  if (places.length === 1 && !decisions.isSeen(here)) return decisions.allows(places);
  const found = guesses.get(here) || (await row(here).catch(() => ({ guesses: [] }))).guesses;
  if (found[i]) decide("relabel", places, session.classes[found[i][0]]);
  else toast(`There is no prediction ${i + 1}`, true);
}

function markAndGo(step) {
  marked.add(current());
  go(list.current + step);
  marked.add(current());
  refresh();
}

const viewer = detail.viewer;
const sameGiven = step => () => { const g = c.given[current()]; nextWhere(p => c.given[p] === g, step); };
const actions = {
  ArrowRight: () => go(list.current + 1),
  ArrowLeft: () => go(list.current - 1),
  ArrowDown: () => go(list.current + list.columns),
  ArrowUp: () => go(list.current - list.columns),
  " ": () => session.sounds && !document.body.classList.contains("grid") ? detail.play() : go(list.current + 1),
  Home: () => go(0),
  End: () => go(items.length - 1),
  PageDown: () => go(list.current + 10 * list.columns),
  PageUp: () => go(list.current - 10 * list.columns),
  Enter: () => setGrid(false),
  Escape: () => { marked.clear(); refresh(); },
  k: () => decide("keep", targets()),
  d: () => decide("drop", targets()),
  r: () => relabel(targets()),
  s: () => { if (items.length && decisions.unsure(current())) go(list.current + 1); },
  m: () => $("note").focus(),
  e: () => $("tags").focus(),
  u: () => decisions.back("undo"),
  y: () => decisions.back("redo"),
  g: () => setGrid(!isGrid()),
  h: () => log.open(),
  n: () => nextWhere(p => decisions.isOpen(p) && !store.tagsOf(p).includes("unsure"), 1, "No further undecided one in the list"),
  c: sameGiven(1),
  "Shift+c": sameGiven(-1),
  x: () => { if (items.length) { toggle(current()); anchor = list.current; refresh(); } },
  a: () => decisions.markAll([...items]),
  t: () => { showPane("filters"); $("histogram").focus(); },
  f: () => detail.full(),
  z: () => viewer.toggle(),
  0: () => viewer.fit(),
  "+": () => viewer.zoom(1.3),
  "=": () => viewer.zoom(1.3),
  "-": () => viewer.zoom(1 / 1.3),
  "/": () => { showPane("filters"); $("f-text").focus(); },
  "?": () => $("help").showModal()
};
for (const [key, x, y] of [["ArrowLeft", 60, 0], ["ArrowRight", -60, 0], ["ArrowUp", 0, 60], ["ArrowDown", 0, -60]]) {
  actions["Alt+" + key] = () => viewer.pan(x, y);
}
for (const [key, step] of [["ArrowLeft", () => -1], ["ArrowRight", () => 1], ["ArrowUp", () => -list.columns], ["ArrowDown", () => list.columns]]) {
  actions["Shift+" + key] = () => { if (items.length) markAndGo(step()); };
}
for (let i = 1; i <= 6; i++) actions[i] = () => relabelToGuess(i - 1);
listenToKeys(actions, () => $("list").focus());

const onClick = (id, act) => $(id).addEventListener("click", act);
onClick("undo", () => actions.u());
onClick("redo", () => actions.y());
onClick("mode", () => actions.g());
onClick("ask", () => actions["?"]());
onClick("log", () => actions.h());
onClick("all", () => actions.a());
onClick("next", () => actions.n());
onClick("unmark", () => actions.Escape());
onClick("clear", () => { filters.clear(-1); update(); });
onClick("unsure", () => actions.s());
onClick("back", () => actions.ArrowLeft());
onClick("forth", () => actions.ArrowRight());
onClick("fit", () => viewer.toggle());
onClick("full", () => actions.f());
onClick("drawn", async () => { await filters.draw(filters.sample === null); update(false); });
$("cut").addEventListener("change", () => { if ($("cut").value !== "") filters.setCut(Number($("cut").value)); });
document.querySelectorAll("[data-verb]").forEach(b => b.addEventListener("click", () => {
  const places = items.length ? [current()] : [];
  if (b.dataset.verb === "relabel") relabel(places); else decide(b.dataset.verb, places);
}));
$("marks").querySelectorAll("[data-do]").forEach(b => b.addEventListener("click", () =>
  b.dataset.do === "relabel" ? relabel(targets()) : decide(b.dataset.do, targets())));
document.querySelectorAll(".panes button").forEach(b => b.addEventListener("click", () => showPane(b.dataset.pane)));

/* The start. */

const byHere = (() => { try { return localStorage.getItem("goldpan:by"); } catch (e) { return null; } })();
$("by").value = session.fixed ? session.by : byHere || session.by;
$("by").disabled = session.fixed;
$("by").addEventListener("change", () => {
  try { localStorage.setItem("goldpan:by", $("by").value); } catch (e) { /* kept for this page only */ }
});
document.title = `${session.dataset} · Goldpan review`;
$("title").replaceChildren(Object.assign(document.createElement("bdi"), { textContent: session.dataset }));
$("about").textContent = (session.blind ? "second opinion, without the first · " : "") +
  `threshold ${session.threshold} · ${session.score} · predictions: ${session.origin} · ${session.model}`;
$("about").title = $("about").textContent;
$("unit").textContent = session.unit;
$("opinions").hidden = !session.second;
document.body.classList.toggle("plain", !session.pictures);
histogram.setScores(c.score, session.samples, session.unit);
const start = readAddress();
await filters.restore(start);
decisions.takeUp(outbox.adopt());
update(false);
const first = start.at ? items.indexOf(decisions.placeOf.get(Number(start.at))) : 0;
if (start.mode === "grid") setGrid(true);
if (first > 0) go(first);
showPane("sample");
$("list").focus();
session.notes.forEach(n => toast(n, true));

const running = new Running($("running"));
let syncing = 0;
function soonSync() {
  clearTimeout(syncing);
  syncing = setTimeout(() => { if (outbox.recent.size) sync(); }, 500);
}
const sync = listen({
  state(all) {
    running.reset(all.running);
    if (all.number < store.number) return; // overtaken by a change
    store.reset(all);
    store.setSecond(all.second);
    decisions.settle(all.number);
    changed = true;
    refresh();
  },
  change(change) {
    if (change.number <= store.number) return; // in the state already
    if (change.number > store.number + 1) sync();
    const deciding = decisions.pending.size > 0;
    const places = store.merge(change);
    decisions.settle(change.number);
    changed = true;
    refresh();
    log.refresh();
    if (change.kind === "undo" || change.kind === "redo" || change.kind === "revert") {
      toast(`${change.kind === "revert" ? "taken back" : change.kind}: ${number(places.length)} ${places.length === 1 ? "sample" : "samples"}`);
      const at = places.length ? items.indexOf(places[0]) : -1;
      if (at >= 0 && change.kind !== "revert") go(at);
    } else if (change.by !== $("by").value.trim() && !deciding) {
      toast(`${change.by}: ${number(places.length)} decided elsewhere`);
    }
  },
  running(task) { running.show(task); },
  connected(yes) {
    $("lost").hidden = yes;
    if (yes) outbox.wake();
  }
});
document.documentElement.dataset.ready = "yes";
askJson("ids").then(all => {
  ids = all;
  list.refill();
  detail.title();
  if ($("f-text").value || $("sort").value === "id") update();
});
