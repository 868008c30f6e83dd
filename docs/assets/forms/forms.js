// The forms of an account: what was chosen is asked for, looked over, and written as the book has it.
import { answered, asks, changedText, CannotChange, withChanges } from "./changing.js";
import { faultsOf } from "./checking.js";
import { differences, fieldsIn, fillAll, prepare, read, readAll, stepsOf } from "./fields.js";
import { freshId, make, pieces } from "./making.js";
import { outcomeOf } from "./outcome.js";
import { keyOf, textOf } from "./record.js";

const BEGINS = { contact: "Log a contact", commitment: "Promise something", handoff: "Raise a handoff" };
const CALLED = { contact: "log the contact", commitment: "add the commitment", handoff: "add the handoff" };
const box = document.getElementById("gf");
const loaded = new Map();
const forms = new Map();

const load = (url) => {
  if (!loaded.has(url)) {
    loaded.set(
      url,
      fetch(url).then((answer) => {
        if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
        return answer.json();
      }),
    );
  }
  return loaded.get(url);
};

const formOf = (kind) => load(`${box.dataset.gfForms}${kind}.json`);

const today = () => {
  const page = document.querySelector("[data-gs-as-of]");
  // The day of a sample book stands still.
  if ("gsSample" in page.dataset) return page.dataset.gsAsOf;
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
};

const at = (fields, path) => fields.find((field) => field.dataset.path === path);
const dayIn = (fields, path = "@day") => at(fields, path)?.querySelector("input");

// What is wrong, beside the field and above the form.

const clearFaults = (form) => {
  form.querySelectorAll(".gf-wrong").forEach((one) => one.remove());
  form.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
  form.querySelector(".gf-faults").hidden = true;
};

const placeOf = (fields, [step, ...below]) => {
  const field = fields.find((one) => stepsOf(one).at(-1) === String(step));
  if (!field) return null;
  if (!below.length) return field;
  const inner = field.dataset.is === "rows" ? field.querySelectorAll(":scope > [data-row]")[Number(below[0])] : field;
  if (!inner || field.dataset.is === "checks" || field.dataset.is === "lines") return field;
  return placeOf(fieldsIn(inner), inner === field ? below : below.slice(1)) ?? field;
};

const show = (form, found) => {
  const list = form.querySelector(".gf-faults");
  list.replaceChildren(make("p", {}, found.length === 1 ? "One thing is missing or does not fit:" : `${found.length} things are missing or do not fit:`));
  const items = make("ul");
  for (const { field, words } of found) {
    const control = field?.querySelector("input, textarea, select") ?? form.querySelector("input, textarea, select");
    const title = field?.querySelector("label, legend")?.firstChild.textContent.trim() ?? "The record";
    if (field) {
      const note = make("p", { class: "gf-wrong", id: freshId() }, words);
      field.append(note);
      control?.setAttribute("aria-invalid", "true");
      control?.setAttribute("aria-describedby", [control.getAttribute("aria-describedby"), note.id].filter(Boolean).join(" "));
    }
    for (let outer = field?.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
    const go = make("a", { href: "#", onclick: (event) => (event.preventDefault(), control?.focus()) }, title);
    items.append(make("li", {}, go, `: ${words}`));
  }
  list.append(items);
  list.hidden = false;
  list.focus();
};

const missing = (fields, scope = fields) =>
  fields
    .filter((field) => field.querySelector(":scope > :is(label, legend) > .gf-need") && read(field) === undefined)
    .map((field) => ({ field: at(scope, field.dataset.path), words: "This is needed." }));

// A new record.

const promisesIn = (fields) => {
  const field = at(fields, "@promises");
  return { field, facts: (field && read(field)) ?? [] };
};

const begin = async (kind, known, offered) => {
  const [made, promise] = await Promise.all([formOf(kind), formOf("commitment")]);
  const form = frame(BEGINS[kind], made.new, offered, "Write it");
  const fields = fieldsIn(form);
  dayIn(fields).value = today();
  if (kind === "handoff") shownByKind(form, fields);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearFaults(form);
    const said = fields.filter((field) => !field.hidden && !field.dataset.path.startsWith("@"));
    const facts = readAll(said) ?? {};
    const faults = faultsIn(kind, facts, made.schema, said);
    const promises = promisesIn(fields);
    promises.facts.forEach((one, number) => {
      for (const fault of faultsOf("commitment", one, promise.schema)) {
        faults.push({ field: placeOf(fields, ["@promises", number, ...fault.path]), words: fault.words });
      }
    });
    const day = read(at(fields, "@day"));
    if (!day || day === "?") faults.push({ field: at(fields, "@day"), words: "This is needed." });
    else if (kind === "contact" && day > today() && facts.outcome !== "planned") {
      faults.push({ field: at(fields, "@day"), words: "That day is still to come: choose “Planned” as what became of it." });
    }
    if (faults.length) return show(form, faults);
    const files = written([[kind, facts, made.schema], ...promises.facts.map((one) => ["commitment", one, promise.schema])], day, known);
    const count = files.length - 1;
    const also = count ? ` with ${count} ${count === 1 ? "promise" : "promises"}` : "";
    conclude(form, known, files, `${known.account}: ${CALLED[kind]} ${nameOf(files[0])}${also}`);
  });
  return form;
};

const nameOf = (file) => file.file.split("/").at(-1).replace(/\.yml$/, "");

const faultsIn = (kind, facts, schema, fields) =>
  faultsOf(kind, facts, schema).map((fault) => ({ field: placeOf(fields, fault.path), words: fault.words }));

const written = (records, day, known) => {
  const taken = [...known.taken];
  return records.map(([kind, facts, schema]) => {
    const key = keyOf(kind, facts, day, taken);
    taken.push(key);
    return { file: `accounts/${known.account}/${key}.yml`, text: textOf(kind, facts, schema, known.head) };
  });
};

const shownByKind = (form, fields) => {
  const choice = at(fields, "kind").querySelector("select");
  const fit = () => {
    for (const field of fields) if (field.dataset.when) field.hidden = !field.dataset.when.split(" ").includes(choice.value);
  };
  choice.addEventListener("change", fit);
  fit();
};

// A record that is there.

const change = async (key, known, offered) => {
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
    const faults = [...(way.recipe ? missing(fields) : []), ...faultsIn(record.kind, facts, made.schema, fields)];
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

// What all forms have in common.

const frame = (title, inside, offered, done) => {
  const form = make("form", { novalidate: true, class: "gf-form" }, make("h3", { tabindex: "-1" }, title));
  form.append(make("div", { class: "gf-faults", role: "alert", tabindex: "-1", hidden: true }));
  form.append(pieces(inside));
  form.append(make("p", { class: "gf-ways-out" }, make("button", { type: "submit", class: "gf-button gf-first" }, done)));
  prepare(form, offered);
  // What was written before is not what stands in the form any more.
  form.addEventListener("input", () => form.nextElementSibling?.remove());
  return form;
};

const conclude = (form, known, files, subject) => {
  form.nextElementSibling?.remove();
  const page = document.querySelector("[data-gs-as-of]");
  const outcome = outcomeOf(known, files, subject, page.dataset.gsAsOf);
  form.after(outcome);
  outcome.querySelector("h3").focus();
};

const open = async (key) => {
  const [known, firm] = await Promise.all([load(box.dataset.gfKnown), formOf("firm")]);
  if (!(key in BEGINS) && !(key in known.records)) return null;
  const offered = { ...firm, ...known.offered };
  if (!forms.has(key)) {
    const made = key in BEGINS ? await begin(key, known, offered) : await change(key, known, offered);
    forms.set(key, make("div", {}, made));
  }
  return forms.get(key);
};

const route = async () => {
  const key = location.hash.slice(1);
  if (!key) return;
  try {
    const shown = await open(key);
    if (!shown) return;
    box.replaceChildren(shown);
  } catch (fault) {
    box.replaceChildren(make("p", { class: "gf-faults" }, "The form could not be loaded. Look whether you are connected, and load the page anew."));
    box.hidden = false;
    throw fault;
  }
  box.hidden = false;
  for (const way of document.querySelectorAll("[data-gf-new], [data-gf-open]")) {
    const isHere = (way.dataset.gfNew ?? way.dataset.gfOpen) === key;
    if (isHere) way.setAttribute("aria-current", "true");
    else way.removeAttribute("aria-current");
  }
  box.querySelector("h3").focus();
};

window.addEventListener("hashchange", route);
route();
