const DECIDES = new Set(["k", "d", "r", "u", "y", "s", "a", "x", "e", "m", "1", "2", "3", "4", "5", "6"]);

/**
 * Sends keys to what they do. A held key repeats only where that moves: what decides, marks or takes back is done once
 * for each time that it is pressed.
 *
 * @param actions functions by key, in lower case; those of digits get the digit
 */
export function listenToKeys(actions, leaveField) {
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
    act(key);
  });
}
