// The fields of a form: made ready, filled with what is there, and read.
import { freshId, make } from "./making.js";
import { isBlock, tidy } from "./spelling.js";

const MOST_CHECKS = 16;
const BETWEEN = "/";
const oneLine = (text) => tidy(text).replace(/\s*\n\s*/g, " ");
const own = (field, selector) => field.querySelector(`:scope > :is(${selector})`);

/** The fields directly in a part of a form, not those inside another field. */
export const fieldsIn = (scope) =>
  [...scope.querySelectorAll(".gf-field")].filter((field) => field.parentElement.closest(".gf-field, [data-row]") === holderOf(scope));
const holderOf = (scope) => (scope.matches?.(".gf-field, [data-row]") ? scope : (scope.closest?.(".gf-field, [data-row]") ?? null));

/** Every field of a scope, inner ones too, ready for use; `offered` gives the choices of ids. */
export const prepare = (scope, offered) => {
  for (const field of scope.querySelectorAll(".gf-field")) {
    if (field.dataset.ready) continue;
    field.dataset.ready = "yes";
    const help = own(field, ".gf-help");
    if (help) help.id = freshId();
    const control = own(field, "input, textarea, select");
    if (control) {
      control.id = freshId();
      own(field, "label").htmlFor = control.id;
      if (help) control.setAttribute("aria-describedby", help.id);
    } else if (help) field.setAttribute("aria-describedby", help.id);
    (READY[field.dataset.is] ?? (() => {}))(field, offered);
  }
};

const choicesOf = (field, offered) => offered[field.dataset.from] ?? [];

const READY = {
  choice: (field, offered) => {
    for (const [value, text] of choicesOf(field, offered)) own(field, "select").add(new Option(text, value));
  },
  checks: (field, offered) => {
    const choices = choicesOf(field, offered);
    if (choices.length > MOST_CHECKS) {
      const list = make("select", { multiple: true, size: 8, "aria-label": own(field, "legend").textContent });
      for (const [value, text] of choices) list.add(new Option(text, value));
      field.append(list);
      return;
    }
    for (const [value, text] of choices) addCheck(field, value, text);
    if (field.dataset.from === "concern") addCheck(field, "", "We asked, and there are none");
    else if (field.dataset.from && !choices.length) field.append(make("p", { class: "gf-help" }, "None is on record."));
  },
  rows: (field, offered) => addButton(field, offered),
  map: (field, offered) => addButton(field, offered),
};

const addCheck = (field, value, text) =>
  field.append(make("label", { class: "gf-check" }, make("input", { type: "checkbox", value }), text));

const addButton = (field, offered) => {
  const title = own(field, "legend").firstChild.textContent.trim();
  const add = make("button", { type: "button", class: "gf-add", onclick: () => startOf(addRow(field, offered)).focus() }, `Add to “${title}”`);
  field.append(add);
};

const startOf = (row) => row.querySelector("input, textarea, select");

/** A row of a list, empty; what is there already cannot be taken out, only what was added here. */
const addRow = (field, offered, isThere = false) => {
  const row = make("div", { "data-row": isThere ? "there" : "new" });
  row.append(own(field, "template").content.cloneNode(true));
  own(field, ".gf-add").before(row);
  prepare(row, offered);
  if (!isThere) {
    const away = () => {
      row.remove();
      own(field, ".gf-add").focus();
    };
    row.append(make("button", { type: "button", class: "gf-away", onclick: away }, "Take away"));
  }
  return row;
};

const rowsOf = (field) => [...field.children].filter((one) => one.dataset.row);

/** The rows of a list that say something. */
export const filledRows = (field) => rowsOf(field).filter((row) => readAll(fieldsIn(row)));

/** Fills a field with a value that is there. */
export const fill = (field, value, offered) => FILL[field.dataset.is](field, value, offered);

const fillControl = (field, value) => {
  own(field, "input, textarea").value = String(value);
};
const FILL = {
  text: fillControl,
  line: fillControl,
  date: fillControl,
  number: (field, value) => (typeof value === "number" ? fillControl(field, value) : lock(field)),
  flag: (field, value) => {
    field.querySelector("input").checked = value === true;
  },
  choice: (field, value) => {
    const select = own(field, "select");
    if (![...select.options].some((one) => one.value === value)) select.add(new Option(value, value));
    select.value = value;
  },
  checks: (field, values) => {
    if (!Array.isArray(values)) return lock(field);
    const known = new Set([...field.querySelectorAll("input, option")].map((one) => one.value));
    for (const value of values) if (!known.has(value)) addCheck(field, value, value);
    for (const one of field.querySelectorAll("input, option")) {
      const is = values.includes(one.value) || (one.value === "" && !values.length);
      if (one.matches("option")) one.selected = is;
      else one.checked = is;
    }
  },
  lines: (field, values) => (Array.isArray(values) ? fillControl(field, values.join("\n")) : lock(field)),
  block: (field, value, offered) => (isBlock(value) ? fillAll(fieldsIn(field), value, offered) : lock(field)),
  rows: (field, values, offered) => {
    if (!Array.isArray(values)) return lock(field);
    for (const value of values) {
      const row = addRow(field, offered, true);
      fillAll(fieldsIn(row), value, offered);
    }
  },
  map: (field, value, offered) => {
    for (const [item, state] of Object.entries(value)) {
      const [name, said] = fieldsIn(addRow(field, offered, true));
      fillControl(name, item);
      own(name, "input").readOnly = true;
      fillControl(said, state);
    }
  },
};

/** Fills several fields from a block of facts. */
export const fillAll = (fields, data, offered) => {
  for (const field of fields) {
    const value = data[stepsOf(field).at(-1)];
    if (value !== undefined && value !== null) fill(field, value, offered);
  }
};

/** What is written in a way that the form cannot show stays as it is. */
const lock = (field) => {
  field.dataset.locked = "yes";
  field.replaceChildren(field.firstElementChild, make("p", { class: "gf-help" }, "This stands in the record in a way of its own: change it in the file."));
};

export const stepsOf = (field) => field.dataset.path.split(BETWEEN);

/** What a field says; undefined where it is empty. */
export const read = (field) => (field.dataset.locked ? undefined : READ[field.dataset.is](field));

const READ = {
  text: (field) => tidy(own(field, "textarea").value) || undefined,
  line: (field) => oneLine(own(field, "input").value) || undefined,
  date: (field) => own(field, "input").value || (own(field, "input").validity.badInput ? "?" : undefined),
  number: (field) => {
    const text = own(field, "input").value.trim();
    return text === "" ? undefined : /^-?[0-9]{1,15}(?:\.[0-9]{1,6})?$/.test(text) ? Number(text) : text;
  },
  flag: (field) => field.querySelector("input").checked || undefined,
  choice: (field) => own(field, "select").value || undefined,
  checks: (field) => {
    const chosen = [...field.querySelectorAll("input:checked, option:checked")].map((one) => one.value);
    return chosen.length ? chosen.filter(Boolean) : undefined;
  },
  lines: (field) => {
    const rows = own(field, "textarea").value.split("\n").map(oneLine).filter(Boolean);
    return rows.length ? rows : undefined;
  },
  block: (field) => readAll(fieldsIn(field)),
  rows: (field) => {
    const rows = rowsOf(field).map((row) => readAll(fieldsIn(row)));
    const kept = rows.filter(Boolean);
    return kept.length ? kept : undefined;
  },
  map: (field) => {
    const said = rowsOf(field).map((row) => fieldsIn(row).map(read));
    const kept = said.filter(([item, state]) => item && state);
    return kept.length ? Object.fromEntries(kept) : undefined;
  },
};

/** The facts of several fields as a block, in their order; undefined where all are empty. */
export const readAll = (fields) => {
  const facts = {};
  for (const field of fields) {
    const value = read(field);
    if (value !== undefined) facts[stepsOf(field).at(-1)] = value;
  }
  return Object.keys(facts).length ? facts : undefined;
};

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** What differs from the facts that were there: the changes, and the fields that were emptied. */
export const differences = (fields, data, base = []) => {
  const found = { changes: [], emptied: [] };
  for (const field of fields) {
    const path = [...base, stepsOf(field).at(-1)];
    if (!field.dataset.locked) compare(field, path, data?.[path.at(-1)] ?? undefined, found);
  }
  return found;
};

const join = (found, more) => {
  found.changes.push(...more.changes);
  found.emptied.push(...more.emptied);
};

const compare = (field, path, was, found) => {
  const way = field.dataset.is;
  if (way === "block") return join(found, differences(fieldsIn(field), was, path));
  if (way === "rows") {
    rowsOf(field).forEach((row, number) => {
      const here = [...path, number];
      if (was?.[number] !== undefined) join(found, differences(fieldsIn(row), was[number], here));
      else if (readAll(fieldsIn(row))) found.changes.push([[...path, nextOf(found, path, was)], readAll(fieldsIn(row))]);
    });
    return;
  }
  const now = read(field);
  if (way === "map") {
    for (const [item, state] of Object.entries(now ?? {})) if (!same(String(was?.[item]), state)) found.changes.push([[...path, item], state]);
    return;
  }
  if (same(now, was) || (way === "text" && typeof was === "string" && tidy(was) === now)) return;
  if (now !== undefined) found.changes.push([path, now]);
  else if (way === "flag") was === true && found.changes.push([path, false]);
  else found.emptied.push(field);
};

const nextOf = (found, path, was) =>
  (was?.length ?? 0) + found.changes.filter(([one]) => one.length === path.length + 1 && same(one.slice(0, -1), path)).length;
