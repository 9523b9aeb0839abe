/** The page's state in its address, so that a reload, a bookmark and the back button lead to the same view. */

/** The state as the address has it: texts by name. */
export function readAddress() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

let timer = 0;

/** Writes the state; empty values are left out. A few times a second at most, since browsers refuse more. */
export function writeAddress(state) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const said = new URLSearchParams(Object.entries(state).filter(([, value]) => value !== "" && value !== null));
    history.replaceState(null, "", location.pathname + (String(said) ? "#" + said : ""));
  }, 150);
}
