import { $, number, toast } from "./dom.js";
import { readColumns } from "./store.js";
import { ask, askJson } from "./transport.js";

const SELECTS = ["f-given", "f-predicted", "f-split", "f-decision", "f-kind", "f-tag", "f-opinion"];

/** The threshold, the filters and the order: which places are listed, and how. */
export class Filters {
  constructor(session, columns, store, isOpen, changed) {
    Object.assign(this, { session, c: columns, store, isOpen, changed });
    this.above = session.above;
    this.cut = session.cut;
    this.orders = new Map();
    this.kinds = null;
    this.sample = null;
    this.reasons = null;
    this.options();
    for (const id of ["f-given", "f-predicted", "f-split", "f-decision", "f-member", "f-tag", "f-opinion"]) {
      $(id).addEventListener("change", () => changed());
    }
    $("f-kind").addEventListener("change", () => this.loadKinds().then(() => changed()));
    $("f-confusion").addEventListener("change", () => {
      const cell = $("f-confusion").value;
      const [given, predicted] = cell ? cell.split(",") : ["", ""];
      $("f-given").value = given;
      $("f-predicted").value = predicted;
      changed();
    });
    let timer = 0;
    for (const id of ["f-text", "f-reason"]) {
      $(id).addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(() => (id === "f-text" ? changed() : this.loadReasons().then(() => changed())), 150);
      });
    }
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
    fill("f-kind", [["", "all"], ...session.kinds.map((name, i) => [String(i), name])]);
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
      return [cell, `${session.classes[given]} → ${session.classes[predicted]} (${number(n)})`];
    })]);
    fill("sort", [["rank", "most suspicious"], ["least", "least suspicious"],
      ...session.scores.map((s, i) => ["score:" + i, s.name]),
      ["kind", "kind"], ["given", "given label"], ["predicted", "predicted label"], ["id", "id"]]);
  }

  /** The tags that are in use, for the filter. */
  tags() {
    const used = [...new Set([...this.store.tags.values()].flat())].sort();
    const select = $("f-tag");
    if ([...select.options].slice(1).map(o => o.value).join("\n") === used.join("\n")) return;
    const before = select.value;
    select.replaceChildren(new Option("all", ""), ...used.map(tag => new Option(tag, tag)));
    select.value = used.includes(before) ? before : "";
  }

  /** The state for the address; values that say nothing are empty. */
  state() {
    const state = {};
    for (const id of [...SELECTS, "f-text", "f-reason"]) state[id.slice(2)] = $(id).value;
    state.sort = $("sort").value === "rank" ? "" : $("sort").value;
    state.cut = this.cut === this.session.cut ? "" : this.cut;
    state.all = !this.session.whole && !$("f-member").checked ? "1" : "";
    state.drawn = this.sample ? "1" : "";
    return state;
  }

  /** Takes the state of an address. */
  async restore(state) {
    for (const id of [...SELECTS, "f-text", "f-reason"]) {
      const value = state[id.slice(2)];
      if (id === "f-tag" && value) $(id).append(new Option(value, value));
      if (value) $(id).value = value;
      if (value && $(id).value !== value) $(id).value = "";
    }
    if (state.sort) $("sort").value = state.sort;
    if (!$("sort").value) $("sort").value = "rank";
    if (state.all) $("f-member").checked = false;
    if (state.cut && Number.isFinite(Number(state.cut))) this.place(Number(state.cut));
    if (state.drawn) await this.draw(true);
    if ($("f-kind").value || $("sort").value === "kind") await this.loadKinds();
    if ($("f-reason").value) await this.loadReasons();
    if ($("sort").value.startsWith("score:")) await this.loadScore($("sort").value);
  }

  /** Lists the sample that stands for all suspects, or no longer. */
  async draw(on) {
    try {
      this.sample = on ? new Set(await askJson("sample")) : null;
    } catch (e) {
      toast(e.message, true);
    }
  }

  async loadKinds() {
    try {
      if (!this.kinds) this.kinds = readColumns(await (await ask("kinds")).arrayBuffer()).kind;
    } catch (e) {
      toast(e.message, true);
    }
  }

  async loadReasons() {
    const text = $("f-reason").value.trim();
    try {
      const found = text ? readColumns(await (await ask("reasons?holds=" + encodeURIComponent(text))).arrayBuffer()).holds : null;
      if ($("f-reason").value.trim() === text) this.reasons = found;
    } catch (e) {
      toast(e.message, true);
    }
  }

  async loadScore(order) {
    if (this.orders.has(order)) return;
    try {
      this.orders.set(order, readColumns(await (await ask("scores/" + order.slice(6))).arrayBuffer()).score);
    } catch (e) {
      toast(e.message, true);
    }
  }

  /** Moves the threshold; the places above it are the first ones, as all are in order of score. */
  setCut(value) {
    this.place(value);
    this.changed();
  }

  place(value) {
    const { score } = this.c;
    let low = 0, high = score.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (score[middle] > value) low = middle + 1; else high = middle;
    }
    this.cut = value;
    this.above = low;
  }

  member(place) {
    return this.session.whole || !$("f-member").checked || this.c.member[place] === 1;
  }

  /** Shows all; and all down to one place, when it is given. */
  clear(place) {
    for (const id of [...SELECTS, "f-text", "f-reason", "f-confusion"]) $(id).value = "";
    this.sample = null;
    this.reasons = null;
    if (place >= 0) {
      if (!this.member(place)) $("f-member").checked = false;
      if (place >= this.above) {
        this.above = place + 1;
        this.cut = this.c.score[place];
      }
    }
  }

  async load(order) {
    if (order.startsWith("score:")) await this.loadScore(order);
    if (order === "kind") await this.loadKinds();
    this.changed(false);
  }

  /** Whether decided samples leave the list. */
  shrinks() {
    return $("f-decision").value === "open";
  }

  /** The places that pass, in order. */
  places(ids) {
    const { c, store, kinds, sample, reasons } = this;
    const given = $("f-given").value, predicted = $("f-predicted").value, split = $("f-split").value;
    const decision = $("f-decision").value, text = $("f-text").value.trim().toLowerCase();
    const kind = kinds ? $("f-kind").value : "", tag = $("f-tag").value, opinion = $("f-opinion").value;
    const action = ["", "keep", "relabel", "drop"].indexOf(decision);
    const found = new Int32Array(this.above);
    let n = 0;
    for (let p = 0; p < this.above; p++) {
      if (given !== "" && c.given[p] !== Number(given)) continue;
      if (predicted !== "" && c.predicted[p] !== Number(predicted)) continue;
      if (split !== "" && c.split[p] !== Number(split)) continue;
      if (decision === "open" && !this.isOpen(p)) continue;
      if (decision === "decided" && !store.action[p]) continue;
      if (action > 0 && store.action[p] !== action) continue;
      if (kind !== "" && kinds[p] !== Number(kind)) continue;
      if (tag && !store.tagsOf(p).includes(tag)) continue;
      if (opinion && !this.hasOpinion(p, opinion)) continue;
      if (sample && !sample.has(p)) continue;
      if (reasons && !reasons[p]) continue;
      if (text && ids && !this.holds(p, ids, text)) continue;
      if (!this.member(p)) continue;
      found[n++] = p;
    }
    return this.sort(found.subarray(0, n), ids);
  }

  /** Whether the id, the note or a tag of a sample holds a text. */
  holds(place, ids, text) {
    const note = this.store.notes.get(place);
    return ids[place].toLowerCase().includes(text) || (note && note.why.toLowerCase().includes(text)) ||
      this.store.tagsOf(place).some(t => t.toLowerCase().includes(text));
  }

  /** Whether a second reviewer has decided a sample, differently or alike. */
  hasOpinion(place, which) {
    const theirs = this.store.second && this.store.second.get(place);
    if (!theirs) return false;
    const differs = this.store.action[place] > 0 && this.store.differs(place);
    return which === "any" || (which === "differs" ? differs : this.store.action[place] > 0 && !differs);
  }

  sort(places, ids) {
    const order = $("sort").value;
    const { c } = this;
    const values = this.orders.get(order);
    if (order === "least") return places.reverse();
    if (values) return places.sort((a, b) => values[b] - values[a] || a - b);
    if (order === "kind" && this.kinds) return places.sort((a, b) => this.kinds[a] - this.kinds[b] || a - b);
    if (order === "given" || order === "predicted") return places.sort((a, b) => c[order][a] - c[order][b] || a - b);
    if (order === "id" && ids) return places.sort((a, b) => (ids[a] < ids[b] ? -1 : ids[a] > ids[b] ? 1 : 0));
    return places;
  }
}
