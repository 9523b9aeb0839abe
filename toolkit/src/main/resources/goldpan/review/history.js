import { el, name, toast } from "./dom.js";
import { askJson } from "./transport.js";

const LAST = 999999999;

/** The journal's lines with time and reviewer, newest first; each can be taken back by itself. */
export class History {
  constructor(dialog, { revert, go }) {
    Object.assign(this, { dialog, revert, go });
    this.list = dialog.querySelector("ol");
    this.more = dialog.querySelector(".more");
    this.more.addEventListener("click", () => this.load(this.first));
  }

  async open() {
    this.list.replaceChildren();
    this.dialog.showModal();
    await this.load(LAST);
  }

  /** Anew, when it is open and something has changed. */
  refresh() {
    if (this.dialog.open) this.load(LAST, true);
  }

  async load(before, anew) {
    let lines;
    try {
      lines = await askJson("history/" + before);
    } catch (e) {
      toast(e.message, true);
      return;
    }
    if (anew) this.list.replaceChildren();
    this.list.append(...lines.map(line => this.line(line)));
    this.first = lines.length ? lines[lines.length - 1].number : 0;
    this.more.hidden = this.first <= 1;
    if (!this.list.children.length) this.list.append(el("li", "quiet", "Nothing is decided yet."));
  }

  line(line) {
    const item = el("li");
    const time = el("time", "quiet", new Date(line.at).toLocaleString("en-GB"));
    time.dateTime = line.at;
    const what = el("span", "what");
    what.append(`${line.number}. `, name(line.what), line.why ? ": " : "", name(line.why));
    const who = el("span", "quiet");
    who.append("by ", name(line.by), " at ", time);
    item.append(what, who);
    const verbs = el("span", "tools");
    if (line.place >= 0) verbs.append(this.button("Show", () => { this.dialog.close(); this.go(line.place); }));
    if (line.holds) verbs.append(this.button("Take back", () => this.revert(line.number)));
    item.append(verbs);
    item.dataset.number = line.number;
    return item;
  }

  button(text, act) {
    const button = el("button", "", text);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }
}
