/** Talks to the server; knows nothing of what is said. */

const PATIENCE_MILLIS = 30000;

export async function ask(path) {
  const response = await fetch("./api/" + path);
  if (!response.ok) throw await problem(response);
  return response;
}

export const askJson = async path => (await ask(path)).json();

/** Sends steps; each is answered by its key. */
export async function sendSteps(dataset, steps) {
  const response = await fetch("./api/steps", {
    method: "POST", priority: "high", headers: { "Content-Type": "application/json" },
    signal: AbortSignal.timeout(PATIENCE_MILLIS), body: JSON.stringify({ dataset, steps })
  });
  if (!response.ok) throw await problem(response);
  return response.json();
}

async function problem(response) {
  let text;
  try {
    text = (await response.json()).error;
  } catch (e) {
    text = `the server answered ${response.status}`;
  }
  return Object.assign(new Error(text), { status: response.status });
}

/** Listens to what happens anywhere; asks every two seconds where the browser has no stream left. */
export function listen({ state, change, running, connected }) {
  const refresh = async () => {
    try {
      state(await askJson("decisions"));
      connected(true);
    } catch (e) {
      connected(false);
    }
  };
  const source = new EventSource("./api/events");
  source.addEventListener("open", refresh);
  source.addEventListener("change", e => change(JSON.parse(e.data)));
  source.addEventListener("progress", e => running(JSON.parse(e.data)));
  source.addEventListener("end", () => connected(false));
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return connected(false);
    refresh();
    setInterval(refresh, 2000);
  });
  return refresh;
}
