// Reads a JSON list of HTML texts and writes the list of what is left of each in an output that is not trusted: by
// JupyterLab, and by those that take away every style as well.
import { pathToFileURL } from "node:url";

const { Sanitizer } = await import(pathToFileURL(process.argv[2]));
const sanitizer = new Sanitizer();
const { allowedAttributes } = sanitizer._generateOptions();
const bare = { ...allowedAttributes, "*": allowedAttributes["*"].filter((name) => name !== "style") };
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const texts = JSON.parse(Buffer.concat(chunks).toString("utf8"));
const cleaned = texts.map((html) => ({
  lab: sanitizer.sanitize(html),
  bare: sanitizer.sanitize(html, { allowedAttributes: bare }),
}));
process.stdout.write(JSON.stringify(cleaned));
