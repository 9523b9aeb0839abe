import { number, toast } from "./dom.js";

const ASKED_ABOVE = 1000;
const UNSURE = "unsure";

function stored(name, value) {
  try {
    if (value === undefined) return sessionStorage.getItem(name);
    sessionStorage.setItem(name, value);
  } catch (e) {
    /* A framed page may be refused storage; it works on without. */
  }
  return null;
}

/** What a person decides, from key to outbox: nothing unseen, nothing twice, and undo of what was decided last. */
export class Decisions {
  constructor({ session, columns, store, outbox, reviewer, decided, refresh }) {
    Object.assign(this, { session, columns, store, outbox, reviewer, decided, refresh });
    this.marked = new Set();
    this.pending = new Map();
    this.seen = new Set();
    this.mineKey = `goldpan:mine:${session.log}`;
    this.mine = new Set(JSON.parse(stored(this.mineKey) || "[]"));
    this.warned = 0;
    this.placeOf = new Map();
    columns.sample.forEach((sample, place) => this.placeOf.set(sample, place));
  }

  /** The picture of a place has been drawn. */
  saw(place) {
    this.seen.add(place);
  }

  isSeen(place) {
    return !this.session.pictures || this.seen.has(place);
  }

  isOpen(place) {
    return !this.store.action[place] && !this.pending.has(place);
  }

  /** Steps that wait from earlier: their samples show that something is under way. */
  takeUp(steps) {
    steps.forEach(step => this.hold(step.key, (step.samples || []).map(s => this.placeOf.get(s)).filter(p => p !== undefined)));
  }

  hold(key, places) {
    places.forEach(p => this.pending.set(p, key));
  }

  /** Nothing waits for this step any more. */
  release(step) {
    for (const sample of step.samples || []) {
      const place = this.placeOf.get(sample);
      if (this.pending.get(place) === step.key) this.pending.delete(place);
    }
  }

  add(step, places) {
    const all = { by: this.reviewer(), ...step };
    if (places) all.samples = places.map(p => this.columns.sample[p]);
    const key = this.outbox.add(all);
    if (places) this.hold(key, places);
    return key;
  }

  /**
   * Decides one sample that has been shown, or all that are marked.
   *
   * @param why a note, or nothing
   */
  decide(action, places, label, why) {
    if (!places.length || !this.allows(places)) return false;
    const step = { do: action };
    if (action === "relabel") step.label = label;
    if (why) step.why = why;
    this.add(step, places);
    if (places.length > 1) {
      toast(`${action}${label ? " to " + label : ""}: ${number(places.length)} samples`);
      places.forEach(p => this.marked.delete(p));
    }
    this.decided(places);
    return true;
  }

  allows(places) {
    if (places.length === 1 && !this.isSeen(places[0])) {
      toast("Not decided: its picture is not shown yet", true);
      return false;
    }
    const replaced = places.filter(p => !this.isOpen(p)).length;
    const words = replaced ? `, which replaces ${number(replaced)} decision${replaced === 1 ? "" : "s"}` : "";
    return places.length <= ASKED_ABOVE || confirm(`Decide ${number(places.length)} samples at once${words}?`);
  }

  /** Marks those of a list that are not decided yet. */
  markAll(places) {
    const open = places.filter(p => this.isOpen(p));
    const decided = places.length - open.length;
    if (open.length > ASKED_ABOVE && !confirm(`Mark ${number(open.length)} samples?`)) return;
    open.forEach(p => this.marked.add(p));
    if (decided) toast(`${number(open.length)} marked; ${number(decided)} decided already ${decided === 1 ? "is" : "are"} not`);
    this.refresh();
  }

  /** What the marks are, in words. */
  words() {
    const replaced = [...this.marked].filter(p => !this.isOpen(p)).length;
    return `${number(this.marked.size)} marked${replaced ? `, replaces ${number(replaced)}` : ""}`;
  }

  tag(places, tags) {
    this.add({ do: "tag", tags }, places);
    this.refresh();
  }

  /** Says that somebody could not tell, or no longer. */
  unsure(place) {
    if (!this.isSeen(place)) return this.allows([place]);
    const tags = this.store.tagsOf(place);
    const on = !tags.includes(UNSURE);
    this.tag([place], on ? [...tags, UNSURE] : tags.filter(t => t !== UNSURE));
    return on;
  }

  /** Takes a step of the history back. */
  revert(line) {
    this.add({ do: "revert", of: line });
  }

  /**
   * The steps that undo and redo would go to, once all that is under way is recorded; null for one that only the
   * server knows.
   */
  ends() {
    const done = this.store.undoable ? [{ of: this.store.undoable }] : [];
    const undone = this.store.redoable ? [{ of: this.store.redoable }] : [];
    for (const step of this.outbox.open()) {
      if (step.do === "undo") {
        undone.push(done.pop() || null);
      } else if (step.do === "redo") {
        done.push(undone.pop() || null);
      } else {
        done.push({ ofKey: step.key });
        undone.length = 0;
      }
    }
    return { undo: done.length ? done[done.length - 1] : null, redo: undone.length ? undone[undone.length - 1] : null };
  }

  /** Takes a step back or forth. Somebody else's step is named first, and taken back when asked again. */
  back(verb) {
    const target = this.ends()[verb];
    if (!target) {
      const waiting = this.outbox.open();
      if (waiting.length) this.add({ do: verb, after: waiting[waiting.length - 1].key });
      return;
    }
    if (verb === "undo" && target.of && !this.mine.has(target.of) && this.warned !== target.of) {
      this.warned = target.of;
      toast("The last step was not taken in this page; press U again to undo it", true);
      return;
    }
    this.add({ do: verb, ...target });
    this.refresh();
  }

  /** A step is on disk as this line. */
  recorded(step, line) {
    this.mine.add(line);
    stored(this.mineKey, JSON.stringify([...this.mine].slice(-1000)));
  }

  refused(step, why) {
    this.release(step);
    toast(`Not recorded: ${why}`, true);
    this.refresh();
  }

  /** The state is known up to a line: what was under way until then is not any more. */
  settle(line) {
    for (const step of [...this.outbox.recent.values()]) if (step.number <= line) this.release(step);
    this.outbox.settle(line);
  }
}
