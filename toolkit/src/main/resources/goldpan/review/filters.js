import { ask } from "./data.js";

const $ = id => document.getElementById(id);

/** The threshold, the filters and the order: which places are listed, and how. */
export class Filters {
  constructor(session, columns, decisions, changed) {
    Object.assign(this, { session, c: columns, decisions, changed });
    this.above = session.above;
    this.cut = session.cut;
    this.orders = new Map();
    this.options();
    for (const id of ["f-given", "f-predicted", "f-split", "f-decision", "f-member"]) {
      $(id).addEventListener("change", () => changed());
    }
    $("f-confusion").addEventListener("change", () => {
      const cell = $("f-confusion").value;
      const [given, predicted] = cell ? cell.split(",") : ["", ""];
      $("f-given").value = given;
      $("f-predicted").value = predicted;
      changed();
    });
    let timer = 0;
    $("f-text").addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => changed(), 120);
    });
    $("sort").addEventListener("change", () => this.load($("sort").value));
    $("only").hidden = session.whole;
    $("f-member").checked = !session.whole;
  }

  options() {
    const { session, c } = this;
    const fill = (id, entries) => $(id).replaceChildren(...entries.map(([value, text]) => new Option(text, value)));
    const classes = session.classes.map((name, i) => [String(i), name]);
    fill("f-given", [["", "all"], ...classes]);
    fill("f-predicted", [["", "all"], ...classes]);
    fill("f-split", [["", "all"], ...session.splits.map((name, i) => [String(i), name]).filter(s => c.split.includes(Number(s[0])))]);
    const cells = new Map();
    for (let place = 0; place < session.above; place++) {
      if (c.given[place] !== c.predicted[place]) {
        const cell = c.given[place] + "," + c.predicted[place];
        cells.set(cell, (cells.get(cell) || 0) + 1);
      }
    }
    const top = [...cells].sort((a, b) => b[1] - a[1]).slice(0, 50);
    fill("f-confusion", [["", "all"], ...top.map(([cell, n]) => {
      const [given, predicted] = cell.split(",");
      return [cell, `${session.classes[given]} → ${session.classes[predicted]} (${n.toLocaleString("en")})`];
    })]);
    fill("sort", [["rank", "most suspicious"], ["least", "least suspicious"],
      ...session.scores.map((s, i) => ["score:" + i, s.name]),
      ["given", "given label"], ["predicted", "predicted label"], ["id", "id"]]);
  }

  /** Moves the threshold; the places above it are the first ones, as all are in order of score. */
  setCut(value) {
    const { score } = this.c;
    let low = 0, high = score.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (score[middle] > value) low = middle + 1; else high = middle;
    }
    this.cut = value;
    this.above = low;
    this.changed();
  }

  member(place) {
    return this.session.whole || !$("f-member").checked || this.c.member[place] === 1;
  }

  /** Shows all; and all down to one place, when it is given. */
  clear(place) {
    for (const id of ["f-given", "f-predicted", "f-split", "f-decision", "f-text", "f-confusion"]) $(id).value = "";
    if (place >= 0) {
      if (!this.member(place)) $("f-member").checked = false;
      if (place >= this.above) {
        this.above = place + 1;
        this.cut = this.c.score[place];
      }
    }
  }

  async load(order) {
    if (order.startsWith("score:") && !this.orders.has(order)) {
      const buffer = await (await ask("scores/" + order.slice(6))).arrayBuffer();
      this.orders.set(order, new Float32Array(buffer));
    }
    this.changed(false);
  }

  /** The places that pass, in order. */
  places(ids) {
    const { c, decisions } = this;
    const given = $("f-given").value, predicted = $("f-predicted").value, split = $("f-split").value;
    const decision = $("f-decision").value, text = $("f-text").value.trim().toLowerCase();
    const action = ["", "keep", "relabel", "drop"].indexOf(decision);
    const found = new Int32Array(this.above);
    let n = 0;
    for (let p = 0; p < this.above; p++) {
      if (given !== "" && c.given[p] !== Number(given)) continue;
      if (predicted !== "" && c.predicted[p] !== Number(predicted)) continue;
      if (split !== "" && c.split[p] !== Number(split)) continue;
      if (decision === "open" && decisions.action[p]) continue;
      if (decision === "decided" && !decisions.action[p]) continue;
      if (action > 0 && decisions.action[p] !== action) continue;
      if (text && ids && !ids[p].toLowerCase().includes(text)) continue;
      if (!this.member(p)) continue;
      found[n++] = p;
    }
    return this.sort(found.subarray(0, n), ids);
  }

  sort(places, ids) {
    const order = $("sort").value;
    const { c } = this;
    const values = this.orders.get(order);
    if (order === "least") return places.reverse();
    if (values) return places.sort((a, b) => values[b] - values[a] || a - b);
    if (order === "given" || order === "predicted") return places.sort((a, b) => c[order][a] - c[order][b] || a - b);
    if (order === "id" && ids) return places.sort((a, b) => (ids[a] < ids[b] ? -1 : ids[a] > ids[b] ? 1 : 0));
    return places;
  }
}
