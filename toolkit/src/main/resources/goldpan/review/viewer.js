import { picture } from "./dom.js";

const MOST = 32;
const STEP = 1.3;

/**
 * The stage: one picture that fits, is shown pixel for pixel, or is zoomed and moved with wheel, drag, two fingers and
 * keys. A small picture stands in while the large one loads.
 */
export class Viewer {
  constructor(stage, { shown, swipe }) {
    Object.assign(this, { stage, shown, swipe });
    this.img = stage.querySelector("#picture");
    this.stand = stage.querySelector(".stand");
    this.words = stage.querySelector(".zoom");
    this.pointers = new Map();
    this.place = -1;
    this.fit();
    stage.addEventListener("wheel", e => {
      e.preventDefault();
      this.zoom(e.deltaY < 0 ? STEP : 1 / STEP, e.clientX, e.clientY);
    }, { passive: false });
    stage.addEventListener("pointerdown", e => this.down(e));
    stage.addEventListener("pointermove", e => this.move(e));
    for (const end of ["pointerup", "pointercancel"]) stage.addEventListener(end, e => this.up(e));
    stage.addEventListener("dblclick", () => this.toggle());
    new ResizeObserver(() => this.apply()).observe(stage);
  }

  /** Shows a sample; place tells it from others. */
  show(place, small, large, alt, broken) {
    this.place = place;
    this.fit();
    this.img.alt = alt;
    this.img.classList.add("loading");
    this.img.dataset.shown = "";
    this.img.removeAttribute("src");
    this.stand.removeAttribute("src");
    const drawn = () => requestAnimationFrame(() => {
      if (this.place === place) {
        this.img.dataset.shown = place;
        this.shown(place);
      }
    });
    if (small) picture(this.stand, small, () => { if (this.place === place) drawn(); });
    picture(this.img, large, () => {
      if (this.place !== place) return;
      this.img.classList.remove("loading");
      this.stand.removeAttribute("src");
      if (this.img.classList.contains("broken")) broken();
      this.apply();
      drawn();
    });
  }

  clear() {
    this.place = -1;
    this.img.removeAttribute("src");
    this.stand.removeAttribute("src");
  }

  fit() {
    this.scale = 0;
    this.x = 0;
    this.y = 0;
    this.apply();
  }

  /** Pixels of the screen for one of the picture when it fits; small pictures are enlarged. */
  fitting() {
    const { naturalWidth: w, naturalHeight: h } = this.img;
    return w ? Math.min(this.stage.clientWidth / w, this.stage.clientHeight / h) : 1;
  }

  /** One pixel of the picture to one of the screen. */
  actual() {
    this.scale = 1 / (devicePixelRatio || 1);
    this.x = 0;
    this.y = 0;
    this.apply();
  }

  toggle() {
    if (this.scale) this.fit(); else this.actual();
  }

  zoom(factor, clientX, clientY) {
    const box = this.stage.getBoundingClientRect();
    const before = this.scale || this.fitting();
    const after = Math.min(MOST, Math.max(this.fitting() / 4, before * factor));
    const px = (clientX ?? box.left + box.width / 2) - box.left - box.width / 2;
    const py = (clientY ?? box.top + box.height / 2) - box.top - box.height / 2;
    this.x = px - (px - this.x) * after / before;
    this.y = py - (py - this.y) * after / before;
    this.scale = after;
    this.apply();
  }

  pan(dx, dy) {
    if (!this.scale) return;
    this.x += dx;
    this.y += dy;
    this.apply();
  }

  apply() {
    const { naturalWidth: w, naturalHeight: h } = this.img;
    const scale = this.scale || this.fitting();
    const far = (size, room) => Math.max(0, (size * scale - room) / 2);
    this.x = Math.min(far(w, this.stage.clientWidth), Math.max(-far(w, this.stage.clientWidth), this.x));
    this.y = Math.min(far(h, this.stage.clientHeight), Math.max(-far(h, this.stage.clientHeight), this.y));
    this.img.style.width = w * scale + "px";
    this.img.style.height = h * scale + "px";
    this.img.style.transform = `translate(calc(-50% + ${this.x}px), calc(-50% + ${this.y}px))`;
    this.stage.classList.toggle("zoomed", this.scale > 0);
    const shown = Math.round(100 * scale * (devicePixelRatio || 1));
    this.words.textContent = w ? `${w}×${h} · ${this.scale ? "" : "fit, "}${shown} %` : "";
  }

  async full() {
    if (document.fullscreenElement) await document.exitFullscreen(); else await this.stage.requestFullscreen();
  }

  down(e) {
    if (e.target.closest("button")) return;
    this.stage.setPointerCapture(e.pointerId);
    this.pointers.set(e.pointerId, [e.clientX, e.clientY]);
    this.from = [e.clientX, e.clientY];
  }

  move(e) {
    const before = this.pointers.get(e.pointerId);
    if (!before) return;
    const [other] = [...this.pointers].filter(([id]) => id !== e.pointerId).map(([, at]) => at);
    if (other) {
      const was = Math.hypot(before[0] - other[0], before[1] - other[1]);
      const is = Math.hypot(e.clientX - other[0], e.clientY - other[1]);
      if (was > 0) this.zoom(is / was, (e.clientX + other[0]) / 2, (e.clientY + other[1]) / 2);
      this.from = null;
    } else {
      this.pan(e.clientX - before[0], e.clientY - before[1]);
    }
    this.pointers.set(e.pointerId, [e.clientX, e.clientY]);
  }

  up(e) {
    if (!this.pointers.delete(e.pointerId) || e.type !== "pointerup" || !this.from || this.scale) return;
    const dx = e.clientX - this.from[0], dy = e.clientY - this.from[1];
    if (e.pointerType === "touch" && Math.abs(dx) > 50 && Math.abs(dx) > 2 * Math.abs(dy)) this.swipe(dx < 0 ? 1 : -1);
  }
}
