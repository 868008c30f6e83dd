// What is wrong with a form, told beside the field and above the form.
import { fieldsIn, filledRows, stepsOf } from "./fields.js";
import { freshId, make } from "./making.js";

export const clearFaults = (form) => {
  form.querySelectorAll(".gf-wrong").forEach((one) => one.remove());
  for (const one of form.querySelectorAll("[aria-invalid]")) {
    one.removeAttribute("aria-invalid");
    const told = one.getAttribute("aria-describedby").split(" ").filter((id) => document.getElementById(id));
    if (told.length) one.setAttribute("aria-describedby", told.join(" "));
    else one.removeAttribute("aria-describedby");
  }
  form.querySelector(".gf-faults").hidden = true;
};

/** The field that a path in the record leads to. */
export const placeOf = (fields, [step, ...below]) => {
  const field = fields.find((one) => stepsOf(one).at(-1) === String(step));
  if (!field) return null;
  if (!below.length) return field;
  const inner = field.dataset.is === "rows" ? filledRows(field)[Number(below[0])] : field;
  if (!inner || field.dataset.is === "checks" || field.dataset.is === "lines") return field;
  return placeOf(fieldsIn(inner), inner === field ? below : below.slice(1)) ?? field;
};

/** Tells the faults above the form, each with a way to its field. */
export const show = (form, found) => {
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
