const DECIDES = new Set(["k", "d", "r", "u", "y", "s", "a", "x", "e", "m", "1", "2", "3", "4", "5", "6"]);

/** Keys whose guess may be on its way yet. */
const GUESSES = /^[1-6]$/;

/**
 * Does one thing after the other: while the guesses that a key asked for are on their way, later keys wait, so that each acts
 * on what it was pressed for.
 */
function inOrder() {
  const waiting = [];
  let busy = false;
  const next = () => {
    while (!busy && waiting.length) {
      const begun = waiting.shift()();
      if (!begun || !begun.then) continue;
      busy = true;
      const over = () => { busy = false; next(); };
      begun.then(over, over);
    }
  };
  return task => { waiting.push(task); next(); };
}

/**
 * Sends keys to what they do. A held key repeats only where that moves: what decides, marks or takes back is done once
 * for each time that it is pressed.
 *
 * @param actions functions by key, in lower case; those of digits get the digit
 */
export function listenToKeys(actions, leaveField) {
  const enqueue = inOrder();
  document.addEventListener("keydown", e => {
    if (e.target.closest("input:not([type=checkbox]), select, textarea, dialog")) {
      if (e.key === "Escape" && !e.target.closest("dialog")) leaveField();
      return;
    }
    const undoes = (e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "z";
    const key = undoes ? (e.shiftKey ? "y" : "u") : e.key.length === 1 ? e.key.toLowerCase() : e.key;
    if (!undoes && (e.ctrlKey || e.metaKey)) return;
    if ((e.key === "Enter" || e.key === " ") && e.target.closest("button, a, summary")) return;
    const act = (e.altKey ? actions["Alt+" + key] : e.shiftKey && actions["Shift+" + key]) || (!e.altKey && actions[key]);
    if (!act) return;
    e.preventDefault();
    if (e.repeat && DECIDES.has(key)) return;
    enqueue(() => {
      const begun = act(key);
      return GUESSES.test(key) ? begun : undefined;
    });
  });
}
