import { pickClass } from "./picker.js";

const data = JSON.parse(document.getElementById("data").textContent);
const cards = [...document.querySelectorAll("#cards .card")];
const key = "goldpan:" + data.heading.fingerprint + data.began;
const state = document.getElementById("state");
const by = document.getElementById("by");
let steps = [];
let undone = [];

const stored = (name, value) => {
  try {
    if (value === undefined) return localStorage.getItem(name);
    localStorage.setItem(name, value);
  } catch (e) {
    /* A browser may refuse storage to files; the page works on without. */
  }
  return null;
};

/** What was decided when the page was made, and then what was changed in it; later decisions last. */
function decided() {
  const all = new Map(data.decided.map(d => [d.id, d]));
  for (const s of steps) { all.delete(s.id); all.set(s.id, s); }
  return all;
}

function show() {
  const all = decided();
  cards.forEach((card, i) => {
    const d = all.get(data.rows[i].id);
    const verdict = card.querySelector(".verdict");
    verdict.hidden = !d;
    if (d) {
      card.dataset.action = d.action;
      verdict.textContent = d.action === "relabel" ? "→ " : d.action;
      if (d.action === "relabel") verdict.append(Object.assign(document.createElement("bdi"), { textContent: d.label }));
    } else {
      delete card.dataset.action;
    }
  });
  const changed = new Set(steps.map(s => s.id));
  const count = data.rows.filter(r => changed.has(r.id)).length;
  state.textContent = `${count.toLocaleString("en")} of ${data.rows.length.toLocaleString("en")} ${data.began ? "changed" : "decided"}`;
  document.getElementById("undo").disabled = !steps.length;
  document.getElementById("redo").disabled = !undone.length;
  document.getElementById("save").disabled = !all.size;
  stored(key, JSON.stringify(steps));
}

function decide(i, action, label) {
  const row = data.rows[i];
  const kept = action === "relabel" && label === row.given;
  const d = { id: row.id, action: kept ? "keep" : action, given: row.given };
  if (d.action === "relabel") d.label = label;
  d.by = by.value.trim() || "gallery page";
  d.at = new Date().toISOString();
  steps.push(d);
  undone = [];
  show();
  focus(i + 1);
}

function relabel(i) {
  pickClass(data.classes, data.rows[i].guesses, name => name === null ? focus(i) : decide(i, "relabel", name));
}

function undo() { if (steps.length) { const d = steps.pop(); undone.push(d); show(); focusId(d.id); } }
function redo() { if (undone.length) { const d = undone.pop(); steps.push(d); show(); focusId(d.id); } }

function focus(i) { if (cards[i]) { cards[i].focus(); cards[i].scrollIntoView({ block: "nearest" }); } }
function focusId(id) { focus(data.rows.findIndex(r => r.id === id)); }

function perRow() {
  const top = cards[0].offsetTop;
  const n = cards.findIndex(c => c.offsetTop !== top);
  return n < 0 ? cards.length : n;
}

function patch() {
  const all = [...decided().values()];
  return [{ ...data.heading, decisions: all.length }, ...all].map(line => JSON.stringify(line) + "\n").join("");
}

function save() {
  if (!decided().size) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([patch()], { type: "application/jsonl" }));
  link.download = data.heading.dataset.replace(/[^\p{L}\p{N}_-]+/gu, "_") + ".patch";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

document.getElementById("undo").addEventListener("click", undo);
document.getElementById("redo").addEventListener("click", redo);
document.getElementById("save").addEventListener("click", save);
by.addEventListener("change", () => stored("goldpan:by", by.value));
cards.forEach((card, i) => card.querySelectorAll("[data-do]").forEach(b => b.addEventListener("click", e => {
  e.stopPropagation();
  if (b.dataset.do === "relabel") relabel(i); else decide(i, b.dataset.do);
})));
let last = 0; // keys work at once, on the first card
cards.forEach((card, i) => card.addEventListener("focusin", () => { last = i; }));
document.addEventListener("keydown", e => {
  if (e.target.closest("input, dialog") || e.ctrlKey || e.metaKey || e.altKey) return;
  const now = document.activeElement.closest(".card");
  const i = now ? Number(now.dataset.i) : cards.length ? last : -1;
  if (e.repeat && !e.key.startsWith("Arrow")) return;
  const moves = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: cards.length ? perRow() : 0, ArrowUp: cards.length ? -perRow() : 0 };
  const k = e.key.toLowerCase();
  if (e.key in moves) { e.preventDefault(); focus(!now ? last : Math.max(0, Math.min(cards.length - 1, i + moves[e.key]))); }
  else if (k === "u") undo();
  else if (k === "y") redo();
  else if (k === "s") save();
  else if (i < 0) return;
  else if (k === "k") decide(i, "keep");
  else if (k === "d") decide(i, "drop");
  else if (k === "r") { e.preventDefault(); relabel(i); }
  else if (/^[1-3]$/.test(k) && data.rows[i].guesses[k - 1]) decide(i, "relabel", data.rows[i].guesses[k - 1]);
});

if (cards.length) cards[0].focus({ preventScroll: true });
by.value = stored("goldpan:by") || "";
try { steps = JSON.parse(stored(key) || "[]"); } catch (e) { steps = []; }
show();
