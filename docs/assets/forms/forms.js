// The forms of an account: the address says which is shown; each is made once and keeps what was typed.
import { change } from "./became.js";
import { BEGINS, begin } from "./beginning.js";
import { box, formOf, load } from "./frame.js";
import { make } from "./making.js";

const forms = new Map();

const open = async (key) => {
  const [known, firm] = await Promise.all([load(box.dataset.gfKnown), formOf("firm")]);
  if (!Object.hasOwn(BEGINS, key) && !Object.hasOwn(known.records, key)) return null;
  const offered = { ...firm, ...known.offered };
  if (!forms.has(key)) {
    const made = Object.hasOwn(BEGINS, key) ? await begin(key, known, offered) : await change(key, known, offered);
    forms.set(key, make("div", {}, made));
  }
  return forms.get(key);
};

/** What is said of a record that the page lists and that no form may show; null of what it does not list. */
const told = (key) => {
  const way = document.querySelector(`[data-gf-open="${CSS.escape(key)}"]`);
  if (!way) return null;
  const words = "No page shows all that stands in this record, so it has no form. Write it in the file: the way there stands beside its name.";
  return make("div", {}, make("h3", { tabindex: "-1" }, way.textContent), make("p", {}, words));
};

const route = async () => {
  const key = location.hash.slice(1);
  if (!key) return;
  try {
    const shown = (await open(key)) ?? told(key);
    // Whoever has gone on meanwhile is not called back.
    if (!shown || location.hash.slice(1) !== key) return;
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
