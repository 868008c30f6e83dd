// A record that is there: what became of it, or anything else in it.
import { answered, asks, changedText, CannotChange, valueAt, withChanges } from "./changing.js";
import { faultsOf } from "./checking.js";
import { clearFaults, placeOf, show } from "./faults.js";
import { differences, fieldsIn, fillAll, read, stepsOf } from "./fields.js";
import { at, conclude, formOf, frame, nameOf, today } from "./frame.js";
import { freshId, make } from "./making.js";

const missing = (fields) =>
  fields
    .filter((field) => field.querySelector(":scope > :is(label, legend) > .gf-need") && read(field) === undefined)
    .map((field) => ({ field, words: "This is needed." }));

/** The field of a word's form whose answer goes to that place in the record. */
const askedFor = (recipe, fields, path) => {
  for (const [way, value] of recipe.writes) {
    const isBelow = way.every((step, number) => String(step) === path[number]);
    const flag = isBelow && valueAt(value, path.slice(way.length));
    if (typeof flag === "string") return at(fields, flag) ?? null;
  }
  return null;
};

/** The form of an open record. */
export const change = async (key, known, offered) => {
  const record = known.records[key];
  const made = await formOf(record.kind);
  if (!record.text) return unreadable(record, known);
  const form = frame(record.title, made.change, offered, "Write it");
  const scopes = new Map([...form.querySelectorAll("[data-mark]")].map((one) => [one.dataset.mark, one]));
  const every = fieldsIn(scopes.get("other"));
  fillAll(every, record.data, offered);
  foldEmpty(scopes.get("other"), every, record.data);
  const ways = waysOf(form, record);
  const chosen = () => ways.find((way) => way.input.checked) ?? ways.at(-1);
  const fit = () => {
    const way = chosen();
    for (const [name, scope] of scopes) scope.hidden = name !== way.word;
    for (const field of way.recipe ? fieldsIn(scopes.get(way.word)) : []) field.hidden = !asks(way.recipe, field.dataset.path);
  };
  form.addEventListener("change", (event) => event.target.name?.startsWith("gf-mark") && fit());
  form.querySelectorAll('[data-path="@on"] > input').forEach((one) => (one.value = today()));
  fit();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearFaults(form);
    const way = chosen();
    const fields = fieldsIn(scopes.get(way.word)).filter((field) => !field.hidden);
    const told = way.recipe ? { changes: answered(way.recipe, answersIn(fields)), emptied: [] } : differences(fields, record.data);
    if (told.emptied.length) {
      return show(form, told.emptied.map((field) => ({ field, words: "What is on record is taken out in the file itself." })));
    }
    if (!way.recipe && !told.changes.length) return show(form, [{ field: null, words: "Nothing differs yet from what is on record." }]);
    const facts = withChanges(record.data, told.changes);
    const faults = way.recipe ? missing(fields) : [];
    for (const { path, words } of faultsOf(record.kind, facts, made.schema)) {
      faults.push({ field: way.recipe ? askedFor(way.recipe, fields, path) : placeOf(fields, path), words });
    }
    if (faults.length) return show(form, unlike(faults));
    try {
      const text = changedText(record, told.changes);
      const words = way.recipe ? `mark ${nameOf(record)} ${way.word}` : `change ${nameOf(record)}`;
      conclude(form, known, [{ file: record.file, text, before: record.text }], `${known.account}: ${words}`);
    } catch (fault) {
      if (!(fault instanceof CannotChange)) throw fault;
      show(form, [{ field: null, words: "This cannot be written without touching what stands around it: write it in the file." }]);
    }
  });
  return form;
};

/** What is not there yet stands behind one word, but for what this kind of record is waiting for. */
const foldEmpty = (scope, fields, data) => {
  const empty = fields.filter((field) => !("first" in field.dataset) && (data[stepsOf(field)[0]] ?? null) === null);
  if (empty.length < fields.length) scope.append(make("details", {}, make("summary", {}, "What is not there yet"), ...empty));
};

const answersIn = (fields) => Object.fromEntries(fields.map((field) => [field.dataset.path, read(field)]));

const unlike = (faults) => faults.filter((one, number) => faults.findIndex((other) => other.field === one.field) === number);

const unreadable = (record, known) =>
  make(
    "div",
    {},
    make("h3", { tabindex: "-1" }, record.title),
    make("p", {}, "This record is written in a way that a form had better leave alone: change it in ", known.edit ? make("a", { href: known.edit + record.file }, "the file") : make("code", {}, record.file), "."),
  );

/** The words that fit the record; a word that fits in several places is asked for each. */
const waysOf = (form, record) => {
  const ways = [];
  const group = freshId();
  for (const input of form.querySelectorAll('[name="gf-mark"]')) {
    const recipes = record.marks.filter((one) => one.word === input.value);
    const label = input.closest("label");
    const title = label.textContent;
    input.name = `gf-mark-${group}`;
    recipes.forEach((recipe, number) => {
      const here = number ? label.cloneNode(true) : label;
      if (recipe.about) here.lastChild.textContent = `${title}: ${recipe.about}`;
      if (number) label.parentElement.insertBefore(here, ways.at(-1).input.closest("label").nextSibling);
      ways.push({ word: input.value, recipe, input: here.querySelector("input") });
    });
    if (input.value === "other") ways.push({ word: "other", input });
    else if (!recipes.length) label.remove();
  }
  ways[0].input.checked = true;
  if (ways.length === 1) form.querySelector(".gf-ways").hidden = true;
  return ways;
};
