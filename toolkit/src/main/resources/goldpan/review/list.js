/** A list of any length of which only what can be seen is in the page. */
export class VirtualList {
  constructor(root, { create, fill, pick, open }) {
    this.root = root;
    this.create = create;
    this.fill = fill;
    this.items = new Int32Array(0);
    this.current = 0;
    this.grid = false;
    this.flying = false;
    this.settling = 0;
    this.drawnAt = 0;
    this.shown = new Map();
    this.spare = [];
    this.sizer = document.createElement("div");
    this.sizer.className = "size";
    root.append(this.sizer);
    root.addEventListener("scroll", () => this.scrolled());
    new ResizeObserver(() => { this.measure(); this.draw(); }).observe(root);
    root.addEventListener("click", e => {
      const item = e.target.closest(".item");
      if (item) pick(Number(item.dataset.at), e);
    });
    root.addEventListener("dblclick", e => {
      if (e.target.closest(".item")) open();
    });
  }

  show(items, current) {
    this.items = items;
    this.current = current;
    this.measure();
    this.clear();
    this.reveal();
    this.draw();
  }

  setGrid(grid) {
    this.grid = grid;
    this.measure();
    this.clear();
    this.reveal();
    this.draw();
  }

  measure() {
    const width = this.root.clientWidth;
    this.columns = this.grid ? Math.max(1, Math.floor((width - 8) / 164)) : 1;
    this.width = this.grid ? Math.floor((width - 8) / this.columns) : width;
    this.height = this.grid ? 226 : 68;
    this.gap = this.grid ? 8 : 0;
    this.sizer.style.height = Math.ceil(this.items.length / this.columns) * this.height + this.gap + "px";
  }

  clear() {
    for (const item of this.shown.values()) this.give(item);
    this.shown.clear();
  }

  give(item) {
    item.hidden = true;
    item.dataset.shows = "";
    const img = item.querySelector("img");
    img.onload = img.onerror = null;
    img.removeAttribute("src");
    this.spare.push(item);
  }

  /** While the list flies past no picture is asked for; those that it stops at are, at once. */
  scrolled() {
    const far = Math.abs(this.root.scrollTop - this.drawnAt) > 2 * this.height;
    clearTimeout(this.settling);
    this.flying ||= far;
    if (this.flying) {
      this.settling = setTimeout(() => {
        this.flying = false;
        this.refill();
      }, 70);
    }
    this.draw();
  }

  draw() {
    this.drawnAt = this.root.scrollTop;
    const from = Math.max(0, (Math.floor(this.root.scrollTop / this.height) - 2) * this.columns);
    const to = Math.min(this.items.length,
      (Math.ceil((this.root.scrollTop + this.root.clientHeight) / this.height) + 2) * this.columns);
    for (const [at, item] of this.shown) {
      if (at < from || at >= to) {
        this.give(item);
        this.shown.delete(at);
      }
    }
    for (let at = from; at < to; at++) {
      if (!this.shown.has(at)) this.add(at);
      this.place(at);
    }
  }

  add(at) {
    let item = this.spare.pop();
    if (!item) {
      item = this.create();
      this.root.append(item);
    }
    item.hidden = false;
    item.dataset.at = at;
    item.id = "item-" + at;
    item.setAttribute("aria-posinset", at + 1);
    item.setAttribute("aria-setsize", this.items.length);
    this.shown.set(at, item);
    this.fill(item, this.items[at], at === this.current, !this.flying);
  }

  place(at) {
    const style = this.shown.get(at).style;
    style.width = this.width - this.gap + "px";
    style.height = this.height - this.gap + "px";
    style.left = (at % this.columns) * this.width + this.gap + "px";
    style.top = Math.floor(at / this.columns) * this.height + this.gap + "px";
  }

  /** Fills again what changed; everything in sight when nothing is named. */
  refill() {
    for (const [at, item] of this.shown) this.fill(item, this.items[at], at === this.current, !this.flying);
    this.root.setAttribute("aria-activedescendant", "item-" + this.current);
  }

  go(at) {
    this.current = at;
    this.reveal();
    this.draw();
    this.refill();
  }

  /** Scrolls as little as brings the current item into sight. */
  reveal() {
    const top = Math.floor(this.current / this.columns) * this.height;
    if (top < this.root.scrollTop) {
      this.root.scrollTop = top;
    } else if (top + this.height + this.gap > this.root.scrollTop + this.root.clientHeight) {
      this.root.scrollTop = top + this.height + this.gap - this.root.clientHeight;
    }
  }
}
