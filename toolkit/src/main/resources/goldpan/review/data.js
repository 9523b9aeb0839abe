/** What the server tells: the samples in columns, and the decisions, kept up to date. */

export const ACTIONS = ["", "keep", "relabel", "drop"];

export async function ask(path) {
  const response = await fetch("./api/" + path);
  if (!response.ok) throw new Error(await problem(response));
  return response;
}

export async function tell(path, body) {
  const response = await fetch("./api/" + path, {
    method: "POST", priority: "high", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body)
  });
  if (!response.ok) throw Object.assign(new Error(await problem(response)), { status: response.status });
  return response.json();
}

async function problem(response) {
  try {
    return (await response.json()).error;
  } catch (e) {
    return `the server answered ${response.status}`;
  }
}

/** The columns of all listed samples; a place is a position in them, most suspicious first. */
export function columns(buffer, rows) {
  let at = 0;
  const take = (Kind, bytes) => {
    const column = new Kind(buffer, at, rows);
    at += rows * bytes;
    return column;
  };
  return {
    score: take(Float32Array, 4), loss: take(Float32Array, 4), pGiven: take(Float32Array, 4), pPredicted: take(Float32Array, 4),
    sample: take(Int32Array, 4), given: take(Uint16Array, 2), predicted: take(Uint16Array, 2),
    split: take(Uint8Array, 1), origin: take(Uint8Array, 1), member: take(Uint8Array, 1)
  };
}

/** The decisions, by place. */
export class Decisions {
  constructor(rows) {
    this.action = new Uint8Array(rows);
    this.label = new Int32Array(rows).fill(-1);
    this.by = new Map();
    this.number = 0;
    this.undoable = 0;
    this.redoable = 0;
  }

  /** Everything anew. */
  reset(state) {
    this.action.fill(0);
    this.label.fill(-1);
    this.by.clear();
    this.merge(state);
  }

  /** What one step changed; gives the places. */
  merge(change) {
    const places = [];
    for (const group of change.groups) {
      const action = ACTIONS.indexOf(group.action);
      for (const place of group.rows) {
        this.action[place] = action;
        this.label[place] = group.label;
        this.by.set(place, group.by);
        places.push(place);
      }
    }
    for (const place of change.undecided || []) {
      this.action[place] = 0;
      this.label[place] = -1;
      this.by.delete(place);
      places.push(place);
    }
    this.number = change.number;
    this.undoable = change.undoable;
    this.redoable = change.redoable;
    return places;
  }
}

/** Listens to decisions made anywhere; asks every two seconds where the browser has no stream left. */
export function listen({ state, change, running, connected }) {
  const refresh = async () => {
    try {
      state(await (await ask("decisions")).json());
      connected(true);
    } catch (e) {
      connected(false);
    }
  };
  const source = new EventSource("./api/events");
  source.addEventListener("open", refresh);
  source.addEventListener("change", e => change(JSON.parse(e.data)));
  source.addEventListener("progress", e => running(JSON.parse(e.data)));
  source.addEventListener("end", () => connected(false));
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return connected(false);
    refresh();
    setInterval(refresh, 2000);
  });
  return refresh;
}
