// Reads texts (a JSON list on standard input) as YAML 1.2 and writes what each says, or that it is refused.
const { parseDocument } = require("yaml");

const texts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const read = (text) => {
  const document = parseDocument(text, { version: "1.2", schema: "core" });
  const refused = document.errors.map((error) => error.message);
  return refused.length ? { refused: refused[0] } : { value: document.toJS() ?? null };
};
process.stdout.write(JSON.stringify(texts.map(read)));
