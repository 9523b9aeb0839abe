/** What the server says: the samples in columns, and what is decided and said of them. */

export const ACTIONS = ["", "keep", "relabel", "drop"];

const KINDS = { float32: Float32Array, int32: Int32Array, uint16: Uint16Array, uint8: Uint8Array };

/** The columns in a block of bytes whose header says what they are: see PackedColumns. */
export function readColumns(buffer) {
  const length = new DataView(buffer).getInt32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  return Object.fromEntries(header.columns.map(({ name, type, at }) => [name, new KINDS[type](buffer, at, header.rows)]));
}

/** Decisions and tags by place in the list, as the journal has them. */
export class Store {
  constructor(rows) {
    this.action = new Uint8Array(rows);
    this.label = new Int32Array(rows).fill(-1);
    this.notes = new Map();
    this.tags = new Map();
    this.second = null;
    this.number = 0;
    this.undoable = 0;
    this.redoable = 0;
  }

  /** Everything anew. */
  reset(state) {
    this.action.fill(0);
    this.label.fill(-1);
    this.notes.clear();
    this.tags.clear();
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
        this.notes.set(place, { by: group.by, why: group.why });
        places.push(place);
      }
    }
    for (const place of change.undecided || []) {
      this.action[place] = 0;
      this.label[place] = -1;
      this.notes.delete(place);
      places.push(place);
    }
    for (const group of change.tagged || []) {
      for (const place of group.rows) {
        if (group.tags.length) this.tags.set(place, group.tags); else this.tags.delete(place);
        places.push(place);
      }
    }
    this.number = change.number;
    this.undoable = change.undoable;
    this.redoable = change.redoable;
    return places;
  }

  /** Somebody else's decisions on the same samples; none when there is no second opinion. */
  setSecond(groups) {
    if (!groups) return;
    this.second = new Map();
    for (const g of groups) {
      for (const place of g.rows) {
        this.second.set(place, { action: ACTIONS.indexOf(g.action), label: g.label, by: g.by, why: g.why });
      }
    }
  }

  /** Whether a sample's decision is another than the second opinion on it. */
  differs(place) {
    const theirs = this.second.get(place);
    return theirs.action !== this.action[place] || theirs.label !== this.label[place];
  }

  tagsOf(place) {
    return this.tags.get(place) || [];
  }
}
