/**
 * Asks for a class by typing part of its name. Opens at once, so that what is typed next is text and no command. Calls
 * done(name), or done(null) when the user turns away. Gives a function that names the likely classes once they are known.
 */
export function pickClass(classes, likely, done) {
  let first = likely;
  const dialog = document.createElement("dialog");
  dialog.className = "picker";
  dialog.setAttribute("aria-label", "Relabel to a class");
  const input = document.createElement("input");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "true");
  input.setAttribute("aria-controls", "picker-list");
  input.setAttribute("aria-label", "Class");
  input.placeholder = "Type part of a class name";
  const list = document.createElement("ul");
  list.id = "picker-list";
  list.setAttribute("role", "listbox");
  dialog.append(input, list);
  let matches = [];
  let at = 0;
  let answer = null;

  const finish = name => { answer = name; dialog.close(); };
  const mark = () => {
    [...list.children].forEach((li, i) => li.setAttribute("aria-selected", String(i === at)));
    const now = list.children[at];
    if (now) {
      now.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", now.id);
    }
  };
  const show = () => {
    matches = rank(classes, first, input.value).slice(0, 200);
    at = 0;
    list.replaceChildren(...matches.map((name, i) => {
      const li = document.createElement("li");
      li.id = "picker-" + i;
      li.setAttribute("role", "option");
      li.append(Object.assign(document.createElement("bdi"), { textContent: name }));
      li.addEventListener("click", () => finish(name));
      return li;
    }));
    mark();
  };
  input.addEventListener("input", show);
  dialog.addEventListener("keydown", e => {
    e.stopPropagation();
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      at = Math.max(0, Math.min(matches.length - 1, at + (e.key === "ArrowDown" ? 1 : -1)));
      mark();
    } else if (e.key === "Enter") {
      e.preventDefault();
      if (matches.length) finish(matches[at]);
    }
  });
  dialog.addEventListener("close", () => { dialog.remove(); done(answer); });
  document.body.append(dialog);
  show();
  dialog.showModal();
  input.focus();
  return names => {
    first = names;
    if (!input.value && at === 0) show();
  };
}

/** Classes that match what was typed: the likely ones first, then by where the text occurs. */
export function rank(classes, first, typed) {
  const text = typed.trim().toLowerCase();
  if (!text) {
    const likely = first.filter(name => classes.includes(name));
    return [...likely, ...classes.filter(name => !likely.includes(name))];
  }
  const place = name => {
    const lower = name.toLowerCase();
    const i = lower.indexOf(text);
    return lower === text ? -1 : i < 0 ? Infinity : i === 0 ? 0 : /[\s_\-.]/.test(lower[i - 1]) ? 1 : 2;
  };
  return classes.map((name, i) => [place(name), i, name]).filter(m => m[0] !== Infinity)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(m => m[2]);
}
