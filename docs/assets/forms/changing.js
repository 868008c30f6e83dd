// Writes facts into a record's text and leaves every other letter as it is. Where something may be written
// was found when the page was made; a test compares the outcome with the book's own editor.
import { headerOf, isBlock, isLiteral, spellBlock, spellField, spellFlow, spellScalar, textRows } from "./spelling.js";

const BETWEEN = "/";

export class CannotChange extends Error {}

const nested = (steps, value) => steps.reduceRight((below, step) => ({ [step]: below }), value);

export const valueAt = (data, path) => path.reduce((below, step) => below?.[step], data);

/** The text of a record with the changes made, each a path and a value. */
export const changedText = (record, changes) => {
  const splices = [];
  const begun = new Map();
  for (const [path, value] of changes) {
    const place = record.places.set[path.join(BETWEEN)];
    if (place && valueAt(record.data, path) !== undefined) splices.push(replaced(record.text, place, value));
    else added(record, path, value, splices, begun);
  }
  for (const one of begun.values()) splices.push({ at: one.at, end: one.at, depth: one.depth, put: one.put() });
  // What is added to an inner block comes before what is added, at the same place, to the one around it.
  splices.sort((a, b) => a.at - b.at || b.depth - a.depth);
  return splices.reduceRight((text, one) => text.slice(0, one.at) + one.put + text.slice(one.end), record.text);
};

const replaced = (text, [start, end, before, after, style, pad], value) => {
  const splice = { at: start, end, depth: Infinity };
  if (style === "[") return { ...splice, put: pad === null ? spellFlow(value) : spellBlock(value).join(pad) };
  const rest = /^[^\r\n]*/.exec(text.slice(end))[0];
  if (typeof value === "string" && isLiteral(value) && pad !== null && !rest.trim()) {
    const rows = textRows(value).map((row) => row.slice(2));
    return { ...splice, put: joined([before + headerOf(value) + after, ...rows], pad) };
  }
  const quote = style === "'" || style === '"' ? style : "";
  return { ...splice, put: before + spellScalar(value, pad === null, quote) + after };
};

/** Adds a field or an item; a block that is not there yet comes with its first field. */
const added = (record, path, value, splices, begun) => {
  let depth = path.length - 1;
  while (depth > 0 && valueAt(record.data, path.slice(0, depth)) === undefined) depth -= 1;
  const place = record.places.add[path.slice(0, depth).join(BETWEEN)];
  if (!place) throw new CannotChange(path.join("."));
  const [at, before, after, pad] = place;
  const [step, ...below] = path.slice(depth);
  const splice = { at, end: at, depth };
  if (!below.length) {
    splices.push({ ...splice, put: laidOut(step, value, place) });
    return;
  }
  const name = path.slice(0, depth + 1).join(BETWEEN);
  const isList = typeof below[0] === "number";
  const block = begun.get(name);
  if (block) block.more(below, value);
  else begun.set(name, { ...splice, ...begin(step, below, value, isList, place, before, after, pad) });
};

const joined = (rows, pad) => rows.reduce((text, row) => text + (row ? pad + row : pad.replace(/ +$/, "")));

const laidOut = (step, value, [, before, after, pad]) => {
  if (pad === null) return before + (typeof step === "number" ? spellFlow(value) : spellFlow({ [step]: value }).slice(1, -1)) + after;
  if (typeof step !== "number") return before + joined(spellField(step, value), pad) + after;
  const rows = spellBlock([value]);
  // An item on one line keeps the gap that the others have after their dash, which `before` ends with.
  const [lead, first] = rows.length === 1 ? [before, rows[0].slice(2)] : [before.replace(/- +$/, ""), rows[0]];
  return lead + joined([first, ...rows.slice(1)], pad) + after;
};

/** A block or list that was not there: what it begins with, and how more of it follows. */
const begin = (step, below, value, isList, place, before, after, pad) => {
  const first = isList ? [value] : nested(below, value);
  if (pad === null) {
    const whole = isList ? [value] : first;
    return {
      more: (steps, one) => (isList ? whole.push(one) : Object.assign(whole, nested(steps, one))),
      put: () => before + spellFlow({ [step]: whole }).slice(1, -1) + after,
    };
  }
  let rows = spellField(step, first);
  return {
    more: (steps, one) => {
      const more = isList ? spellBlock([one]) : spellField(steps[0], nested(steps.slice(1), one));
      if (rows.length > 1) rows = [...rows, ...more.map((row) => (row ? `  ${row}` : ""))];
      else if (isBlock(first)) rows = [`${rows[0].slice(0, -1)}, ${spellFlow(nested(steps, one)).slice(1)}`];
      else rows = [`${rows[0].slice(0, -1)}, ${spellFlow(one)}]`];
    },
    put: () => before + joined(rows, pad) + after,
  };
};

/** Whether a word wants that answer on this record. */
export const asks = (recipe, flag) => JSON.stringify(recipe.writes).includes(JSON.stringify(flag));

/** What a word writes, with the answers in their places; what nobody answered is left out. */
export const answered = (recipe, answers) => {
  const put = (value) => {
    if (typeof value === "string") return value.startsWith("@") ? answers[value] : value;
    if (!isBlock(value)) return value;
    const kept = Object.entries(value).map(([key, one]) => [key, put(one)]);
    return Object.fromEntries(kept.filter(([, one]) => one !== undefined));
  };
  const changes = recipe.writes.map(([path, value]) => [path, put(value)]);
  return changes.filter(([, value]) => value !== undefined);
};

/** The facts of a record with the changes made. */
export const withChanges = (data, changes) => {
  const facts = structuredClone(data);
  for (const [path, value] of changes) {
    let here = facts;
    path.slice(0, -1).forEach((step, depth) => {
      if (valueAt(here, [step]) === undefined || here[step] === null) here[step] = typeof path[depth + 1] === "number" ? [] : {};
      here = here[step];
    });
    here[path.at(-1)] = value;
  }
  return facts;
};
