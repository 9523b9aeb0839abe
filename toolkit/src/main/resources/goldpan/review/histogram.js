/** The scores as bars, with the threshold as a line that is dragged or moved with arrow keys. */
export class Histogram {
  constructor(root, changed) {
    this.root = root;
    this.canvas = root.querySelector("canvas");
    this.changed = changed;
    this.counts = [];
    this.top = 1;
    this.threshold = 0;
    this.unit = "";
    root.addEventListener("pointerdown", e => {
      root.setPointerCapture(e.pointerId);
      this.move(e);
    });
    root.addEventListener("pointermove", e => { if (root.hasPointerCapture(e.pointerId)) this.move(e); });
    root.addEventListener("keydown", e => this.key(e));
    new ResizeObserver(() => this.draw()).observe(root);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
  }

  setScores(scores, total, unit) {
    const bins = 60;
    this.low = Math.min(0, scores.length ? scores[scores.length - 1] : 0);
    this.top = scores.length ? Math.max(scores[0], this.low + 1e-6) : 1;
    this.counts = new Array(bins).fill(0);
    for (const s of scores) this.counts[Math.min(bins - 1, Math.floor(((s - this.low) / (this.top - this.low)) * bins))]++;
    this.counts[0] += total - scores.length;
    this.unit = unit;
    this.root.setAttribute("aria-valuemin", this.low.toFixed(3));
    this.root.setAttribute("aria-valuemax", this.top.toFixed(3));
    this.draw();
  }

  set(threshold) {
    this.threshold = threshold;
    this.root.setAttribute("aria-valuenow", threshold.toFixed(3));
    this.root.setAttribute("aria-valuetext", `${threshold.toPrecision(3)} ${this.unit}`);
    this.draw();
  }

  move(e) {
    const box = this.root.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (e.clientX - box.left) / box.width));
    this.changed(this.low + share * (this.top - this.low));
  }

  key(e) {
    const step = (this.top - this.low) / (e.shiftKey ? 20 : 200);
    const moves = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step };
    const to = e.key in moves ? this.threshold + moves[e.key] : e.key === "Home" ? this.low : e.key === "End" ? this.top : null;
    if (to !== null) {
      e.preventDefault();
      e.stopPropagation();
      this.changed(Math.min(this.top, Math.max(this.low, to)));
    }
  }

  draw() {
    const ratio = devicePixelRatio || 1;
    const width = this.root.clientWidth;
    const height = this.root.clientHeight;
    if (!width || !this.counts.length) return;
    this.canvas.width = width * ratio;
    this.canvas.height = height * ratio;
    const g = this.canvas.getContext("2d");
    g.scale(ratio, ratio);
    const colour = name => getComputedStyle(this.root).getPropertyValue(name).trim();
    const most = Math.log1p(Math.max(...this.counts));
    const each = width / this.counts.length;
    const foot = 18;
    const x = ((this.threshold - this.low) / (this.top - this.low)) * width;
    this.counts.forEach((n, i) => {
      const h = n ? Math.max(2, (Math.log1p(n) / most) * (height - foot - 8)) : 0;
      g.fillStyle = colour((i + 0.5) * each > x ? "--accent" : "--line");
      g.fillRect(i * each + 0.5, height - foot - h, Math.max(1, each - 1), h);
    });
    g.fillStyle = colour("--drop");
    g.fillRect(Math.min(width - 2, Math.max(0, x - 1)), 0, 2, height - foot);
    g.fillStyle = colour("--ink");
    g.font = "12px system-ui, sans-serif";
    g.textBaseline = "bottom";
    g.fillText(String(Number(this.low.toPrecision(2))), 4, height - 2);
    g.textAlign = "right";
    g.fillText(`${Number(this.top.toPrecision(3))} ${this.unit}`, width - 4, height - 2);
  }
}
