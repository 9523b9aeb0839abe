import { el, labels, percent, picture } from "./dom.js";
import { ACTIONS } from "./store.js";

/** Makes and fills the entries of the list. */
export class Items {
  constructor({ session, columns, store, marked, pending, ids, drawn }) {
    Object.assign(this, { session, columns, store, marked, pending, ids, drawn });
  }

  create() {
    const item = el("div", "item");
    item.setAttribute("role", "option");
    const pic = el("div", "pic");
    const img = el("img");
    img.alt = "";
    pic.append(img);
    const text = el("div", "text");
    text.append(el("div", "labels"), el("div", "quiet numbers"), el("div", "quiet name"), el("div", "verdict"), el("div", "tags"));
    item.append(pic, text);
    return item;
  }

  fill(item, place, current, pictures) {
    const { session, columns: c, store } = this;
    if (session.pictures && pictures) {
      picture(item.querySelector("img"), "./thumb/" + c.sample[place], () => this.drawn(place, item));
    }
    const action = store.action[place];
    const tags = store.tagsOf(place);
    item.classList.toggle("current", current);
    item.classList.toggle("marked", this.marked.has(place));
    item.classList.toggle("pending", this.pending.has(place));
    item.setAttribute("aria-selected", String(this.marked.has(place)));
    if (current) item.setAttribute("aria-current", "true"); else item.removeAttribute("aria-current");
    const id = this.ids();
    const shows = [place, action, store.label[place], id !== null, tags.join()].join();
    if (item.dataset.shows === shows) return;
    item.dataset.shows = shows;
    const given = session.classes[c.given[place]], predicted = session.classes[c.predicted[place]];
    item.querySelector(".labels").replaceChildren(...labels(given, predicted));
    const split = session.splits[c.split[place]];
    item.querySelector(".numbers").textContent = `${c.loss[place].toFixed(2)} nats · ${percent(c.pPredicted[place])}${split === "none" ? "" : " · " + split}`;
    const title = item.querySelector(".name");
    title.replaceChildren(...(id && !action ? [el("bdi", "", id[place])] : []));
    title.hidden = !!action;
    const verdict = item.querySelector(".verdict");
    verdict.hidden = !action;
    verdict.replaceChildren(...(action === 2 ? ["→ ", el("bdi", "", session.classes[store.label[place]])] : [ACTIONS[action]]));
    if (action) item.dataset.action = ACTIONS[action]; else delete item.dataset.action;
    item.querySelector(".tags").textContent = tags.join(", ");
    item.title = id ? id[place] : "";
    item.setAttribute("aria-label", [`${given}, predicted ${predicted}, loss ${c.loss[place].toFixed(2)}`,
      action === 2 ? "relabelled " + session.classes[store.label[place]] : ACTIONS[action] || "undecided", ...tags].join(", "));
  }
}
