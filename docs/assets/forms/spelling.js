// Spells values as YAML, letter for letter as the book's own writer does: plain where every reader takes
// it as the same, quoted where not. A test compares the two on many thousand values.

const LONGEST_LINE = 100;
const EMPTY_WORDS = new Set(["", "~", "null", "Null", "NULL"]);
const SURE_WORDS = new Set(["true", "True", "TRUE", "false", "False", "FALSE"]);
const NUMBER =
  /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
// Words that readers of older YAML take for something else than text.
const DOUBTFUL = /^(?:(?:y|n|yes|no|on|off|null|true|false|~)|[-+]?[0-9][0-9_]*(?::[0-9]+)+|=|<<)$/i;
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SPACE_AT_END = new RegExp(`^[${SPACE}]|[${SPACE}]$`);
// What no record may hold: controls, strange line ends, characters that turn the direction of text.
const FORBIDDEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\r(?!\n)|\p{Surrogate}/u;

export const isBlock = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isContainer = (value) => value !== null && typeof value === "object";
const lengthOf = (text) => [...text].length;

/** Text as a record may hold it: usual line ends, no invisible characters, no blanks around it. */
export const tidy = (text) =>
  text
    .replace(/\r\n?|\u2028|\u2029|\x85/g, "\n")
    .replace(new RegExp(FORBIDDEN.source, "gu"), "")
    .replace(/[ \t]+$/gm, "")
    .replace(new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "g"), "");

const readsAsText = (word) =>
  !EMPTY_WORDS.has(word) && !SURE_WORDS.has(word) && word !== "-" && !NUMBER.test(word);

/** Whether a text may stand without quotes; in brackets more signs have a meaning. */
const fitsPlain = (value, inBrackets) => {
  if (FORBIDDEN.test(value) || /[\r\n]/.test(value) || !readsAsText(value)) return false;
  if (/^[,[\]{}#&*!|>'"%@`]/.test(value)) return false;
  if (/^-(?:[ \t]|$)/.test(value) || /^[?:](?:[ \t]|$)/.test(value)) return false;
  if (/:(?:[ \t]|$)/.test(value) || /[ \t]#/.test(value)) return false;
  return !(inBrackets && (/^[?:]/.test(value) || /[,[\]{}]/.test(value) || /:\?/.test(value)));
};

const quoted = (value, style) => {
  const single = `'${value.replaceAll("'", "''")}'`;
  const double = JSON.stringify(value);
  if (value.includes("\n")) return [double];
  return style === '"' ? [double, single] : [single, double];
};

/** A single value on one line; `style` is the quote that it had. */
export const spellScalar = (value, inBrackets, style = "") => {
  if (typeof value !== "string") return JSON.stringify(value);
  const forms = quoted(value, style);
  const mayBePlain =
    value !== "" && !SPACE_AT_END.test(value) && !value.includes("\n") && !style && !DOUBTFUL.test(value);
  if (mayBePlain && fitsPlain(value, inBrackets)) return value;
  return FORBIDDEN.test(value) ? forms.at(-1) : forms[0];
};

/** A value on one line, lists and blocks in brackets. */
export const spellFlow = (value) => {
  if (Array.isArray(value)) return `[${value.map(spellFlow).join(", ")}]`;
  if (isBlock(value)) {
    return `{${Object.entries(value)
      .map(([key, one]) => `${spellScalar(key, true)}: ${spellFlow(one)}`)
      .join(", ")}}`;
  }
  return spellScalar(value, true);
};

/** The lines of a list or block; the first stands at the margin. */
export const spellBlock = (value) =>
  Array.isArray(value)
    ? value.flatMap((one) => indented(spellItem(one), "- "))
    : Object.entries(value).flatMap(([key, one]) => spellField(key, one));

/** The lines of a field with its name. */
export const spellField = (key, value) => {
  const name = spellScalar(key, true);
  if (typeof value === "string" && value.includes("\n")) {
    if (!isLiteral(value)) return [`${name}: ${spellScalar(value, false)}`];
    return [`${name}: ${headerOf(value)}`, ...textRows(value)];
  }
  if (isContainer(value) && (Array.isArray(value) ? value.length : Object.keys(value).length)) {
    const row = `${name}: ${spellFlow(value)}`;
    const holdsBlocks = Array.isArray(value) && value.some(isBlock);
    if (lengthOf(row) > LONGEST_LINE || holdsBlocks || row.includes("\\n")) {
      return [`${name}:`, ...spellBlock(value).map((inner) => (inner ? `  ${inner}` : ""))];
    }
    return [row];
  }
  return [`${name}: ${isContainer(value) ? spellFlow(value) : spellScalar(value, false)}`];
};

/** Whether a text of several lines can be written line by line after `|`. */
export const isLiteral = (text) =>
  text.includes("\n") && new RegExp(`[^${SPACE}]`).test(text) && !/^[ \n\t]/.test(text);

/** The sign that begins a text of several lines, by how it ends. */
export const headerOf = (text) => ["|-", "|"][/\n*$/.exec(text)[0].length] ?? "|+";

export const textRows = (text) =>
  text
    .replace(/\n$/, "")
    .split("\n")
    .map((row) => (row ? `  ${row}` : ""));

const spellItem = (value) => {
  const flow = spellFlow(value);
  const isFull = isBlock(value) && Object.keys(value).length > 0;
  if (isFull && (lengthOf(flow) > LONGEST_LINE || flow.includes("\\n"))) return spellBlock(value);
  return [typeof value === "string" ? spellScalar(value, false) : flow];
};

const indented = (rows, first) => {
  const rest = " ".repeat(first.length);
  return [first + rows[0], ...rows.slice(1).map((row) => (row ? rest + row : ""))];
};
