/**
 * Steps on their way to the journal. Each is in the browser's storage from the moment it is taken until the server has
 * said that it is on disk, so that neither a closed page nor a stopped server loses it; each has a key, so that the
 * server takes it once however often it is sent. They go in order, as many at a time as there are.
 */

const MOST_STEPS = 50;
const MOST_SAMPLES = 100000;
const PAUSES = [300, 1000, 3000, 8000];

/** Answers that say nothing of the steps: the server is busy, ends, or does not know this page any more. */
const PASSING = new Set([401, 403, 404, 408, 429, 500, 502, 503, 504]);

export class Outbox {
  constructor({ dataset, send, changed, recorded, refused }) {
    Object.assign(this, { dataset, send, changed, recorded, refused });
    this.prefix = `goldpan:unsent:${dataset}:`;
    this.page = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
    this.count = 0;
    this.steps = new Map();
    this.recent = new Map();
    this.problem = "";
    this.sending = false;
    this.tries = 0;
    this.unkept = new Set();
    addEventListener("beforeunload", e => { if (this.steps.size) e.preventDefault(); });
    addEventListener("online", () => this.wake());
    addEventListener("pageshow", () => this.wake());
  }

  get size() {
    return this.steps.size;
  }

  /** Takes up what earlier pages of this dataset left unsent in this browser. */
  adopt() {
    try {
      Object.keys(localStorage).filter(k => k.startsWith(this.prefix)).map(k => [k, this.parse(k)])
        .filter(([, step]) => step).sort((a, b) => (a[1].key < b[1].key ? -1 : 1))
        .forEach(([, step]) => this.steps.set(step.key, step));
    } catch (e) {
      /* A framed page may be refused storage; there is nothing to take up then. */
    }
    if (this.steps.size) this.flush();
    return [...this.steps.values()];
  }

  parse(item) {
    try {
      const step = JSON.parse(localStorage.getItem(item));
      return typeof step.key === "string" && typeof step.do === "string" ? step : null;
    } catch (e) {
      return null;
    }
  }

  /** Takes a step; gives its key. */
  add(step) {
    const time = Date.now().toString(36).padStart(9, "0");
    const key = `${time}${(this.count++ % 1679616).toString(36).padStart(4, "0")}_${this.page}`;
    const kept = { key, ...step };
    this.steps.set(key, kept);
    try {
      localStorage.setItem(this.item(kept), JSON.stringify(kept));
    } catch (e) {
      this.unkept.add(key); // storage is refused or full: the step lives as long as the page does
    }
    this.changed();
    this.flush(); // at once, before the next picture takes the connection
    return key;
  }

  item(step) {
    return `${this.prefix}${step.by}:${step.key}`;
  }

  remove(step) {
    this.steps.delete(step.key);
    this.unkept.delete(step.key);
    try {
      localStorage.removeItem(this.item(step));
    } catch (e) {
      /* It was not kept. */
    }
  }

  /** Steps that the journal's state does not show yet, in order. */
  open() {
    return [...this.recent.values(), ...this.steps.values()];
  }

  /** The state is known up to this line of the journal. */
  settle(line) {
    for (const [key, step] of this.recent) if (step.number <= line) this.recent.delete(key);
  }

  wake() {
    clearTimeout(this.timer);
    if (this.resume) this.resume();
  }

  batch() {
    const batch = [];
    let samples = 0;
    for (const step of this.steps.values()) {
      samples += step.samples ? step.samples.length : 1;
      if (batch.length && (batch.length === this.most() || samples > MOST_SAMPLES)) break;
      batch.push(step);
    }
    return batch;
  }

  /** A message that is refused as a whole is sent again step by step, to find out which is at fault. */
  most() {
    return this.single ? 1 : MOST_STEPS;
  }

  async flush() {
    if (this.sending) return;
    this.sending = true;
    while (this.steps.size) {
      const batch = this.batch();
      try {
        const answer = await this.send(this.dataset, batch);
        this.take(answer);
        this.problem = answer.error || "";
        if (!answer.error) this.tries = 0;
      } catch (e) {
        if (e.status && !PASSING.has(e.status)) {
          if (batch.length === 1) this.refuse(batch[0], e.message);
          this.single = batch.length > 1;
          this.problem = "";
        } else {
          this.problem = e.status ? e.message : "the program that serves this page does not answer";
        }
      }
      this.changed();
      if (this.problem) await this.pause();
    }
    this.single = false;
    this.sending = false;
  }

  take(answer) {
    for (const result of answer.results) {
      const step = this.steps.get(result.key);
      if (!step) continue;
      if (result.error) {
        this.refuse(step, result.error);
      } else {
        this.remove(step);
        this.recent.set(step.key, { ...step, number: result.number });
        this.recorded(step, result.number, answer);
      }
    }
  }

  refuse(step, why) {
    this.remove(step);
    this.refused(step, why);
  }

  pause() {
    const millis = PAUSES[Math.min(this.tries++, PAUSES.length - 1)];
    return new Promise(done => {
      this.resume = done;
      this.timer = setTimeout(done, millis);
    });
  }
}
