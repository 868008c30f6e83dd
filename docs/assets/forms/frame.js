// What all forms have in common: where their pieces come from, their frame, and how they end.
import { placeOf } from "./faults.js";
import { faultsOf } from "./checking.js";
import { prepare } from "./fields.js";
import { make, pieces } from "./making.js";
import { outcomeOf } from "./outcome.js";

export const box = document.getElementById("gf");
const loaded = new Map();

/** A file of the site, fetched once. */
export const load = (url) => {
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

/** The forms of a kind of record, and the schema by which they are checked. */
export const formOf = (kind) => load(`${box.dataset.gfForms}${kind}.json`);

/** The reader's day; that of a sample book stands still. */
export const today = () => {
  const page = document.querySelector("[data-gs-as-of]");
  if ("gsSample" in page.dataset) return page.dataset.gsAsOf;
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
};

export const at = (fields, path) => fields.find((field) => field.dataset.path === path);

export const nameOf = (file) => file.file.split("/").at(-1).replace(/\.yml$/, "");

export const faultsIn = (kind, facts, schema, fields) =>
  faultsOf(kind, facts, schema).map((fault) => ({ field: placeOf(fields, fault.path), words: fault.words }));

export const frame = (title, inside, offered, done) => {
  const form = make("form", { novalidate: true, class: "gf-form" }, make("h3", { tabindex: "-1" }, title));
  form.append(make("div", { class: "gf-faults", role: "alert", tabindex: "-1", hidden: true }));
  form.append(pieces(inside));
  form.append(make("p", { class: "gf-ways-out" }, make("button", { type: "submit", class: "gf-button gf-first" }, done)));
  prepare(form, offered);
  // What was written before is not what stands in the form any more.
  form.addEventListener("input", () => form.nextElementSibling?.remove());
  return form;
};

export const conclude = (form, known, files, subject) => {
  form.nextElementSibling?.remove();
  const page = document.querySelector("[data-gs-as-of]");
  const outcome = outcomeOf(known, files, subject, page.dataset.gsAsOf);
  form.after(outcome);
  outcome.querySelector("h3").focus();
};
