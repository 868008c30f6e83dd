// A new record: what happened is asked for, and becomes one file or several.
import { faultsOf } from "./checking.js";
import { clearFaults, placeOf, show } from "./faults.js";
import { fieldsIn, read, readAll } from "./fields.js";
import { at, conclude, faultsIn, formOf, frame, nameOf, today } from "./frame.js";
import { make } from "./making.js";
import { keyOf, textOf } from "./record.js";

export const BEGINS = {
  contact: "Log a contact",
  commitment: "Promise something",
  handoff: "Raise a handoff",
  waiver: "Agree an exception",
};
const CALLED = { contact: "log the contact", commitment: "add the commitment", handoff: "add the handoff", waiver: "add the waiver" };

const promisesIn = (fields) => {
  const field = at(fields, "@promises");
  return (field && read(field)) ?? [];
};

const faultsOfDay = (kind, facts, day) => {
  if (!day || day === "?") return ["This is needed."];
  const isToCome = kind === "contact" && day > today() && facts.outcome !== "planned";
  return isToCome ? ["That day is still to come: choose “Planned” as what became of it."] : [];
};

/** The form of a new record of that kind. */
export const begin = async (kind, known, offered) => {
  const [made, promise] = await Promise.all([formOf(kind), formOf("commitment")]);
  const form = frame(BEGINS[kind], made.new, offered, "Write it");
  const fields = fieldsIn(form);
  at(fields, "@day").querySelector("input").value = today();
  if (kind === "handoff") shownByKind(form, fields);
  else if (kind !== "waiver") waitFor(form, known.unreflected);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearFaults(form);
    const said = fields.filter((field) => !field.hidden && !field.dataset.path.startsWith("@"));
    const facts = readAll(said) ?? {};
    const faults = faultsIn(kind, facts, made.schema, said);
    const promises = promisesIn(fields);
    promises.forEach((one, number) => {
      for (const fault of faultsOf("commitment", one, promise.schema)) {
        faults.push({ field: placeOf(fields, ["@promises", number, ...fault.path]), words: fault.words });
      }
    });
    if (kind === "handoff" && facts.submitted_on) faults.push(...lacking(fields));
    const day = read(at(fields, "@day"));
    if (kind === "waiver") faults.push(...notAgreed(fields, day, known, offered.person));
    faults.push(...faultsOfDay(kind, facts, day).map((words) => ({ field: at(fields, "@day"), words })));
    if (faults.length) return show(form, faults);
    const files = written([[kind, facts, made.schema], ...promises.map((one) => ["commitment", one, promise.schema])], day, known);
    const count = files.length - 1;
    const also = count ? ` with ${count} ${count === 1 ? "promise" : "promises"}` : "";
    conclude(form, known, files, `${known.account}: ${CALLED[kind]} ${nameOf(files[0])}${also}`);
  });
  return form;
};

const written = (records, day, known) => {
  const taken = [...known.taken];
  return records.map(([kind, facts, schema]) => {
    const key = keyOf(kind, facts, day, taken);
    taken.push(key);
    return { file: `accounts/${known.account}/${key}.yml`, text: textOf(kind, facts, schema, known.head) };
  });
};

/** Says which miss has to be looked at before anything is promised anew. */
const waitFor = (form, misses) => {
  if (!misses.length) return;
  const links = misses.map(([key, title]) => make("li", {}, make("a", { href: `#${key}` }, title)));
  const words = "A promise was missed here, and nobody has written yet what changes. Write that first, or name it under “Mends which miss” where the new promise makes it good:";
  form.querySelector("h3").after(make("div", { class: "gf-note" }, make("p", {}, words), make("ul", {}, ...links)));
};

/** What the receiver of a handoff would miss. */
const lacking = (fields) => {
  const asked = fields.filter((field) => field.dataset.when && !field.hidden);
  const parts = asked.flatMap((field) => (field.dataset.path === "constraints" ? fieldsIn(field) : [field]));
  return parts.filter((field) => read(field) === undefined).map((field) => ({ field, words: "This is needed before it is submitted." }));
};

/** What makes an exception none: it is over before it begins, or nobody else agreed to it. */
const notAgreed = (fields, day, known, people) => {
  const [until, by, asked] = ["until_on", "approved_by", "asked_by"].map((path) => at(fields, path));
  const faults = [];
  if (day && read(until) < day) faults.push({ field: until, words: "This is before the day from which it holds." });
  const asker = read(asked) ?? known.manager[0];
  // Who works alone has nobody else to ask.
  if (read(by) === asker && people.length > 1) {
    faults.push({ field: by, words: "Somebody other than the one who asks has to agree. Who asks is the account manager, unless More says otherwise." });
  }
  return faults;
};

const shownByKind = (form, fields) => {
  const choice = at(fields, "kind").querySelector("select");
  const fit = () => {
    for (const field of fields) if (field.dataset.when) field.hidden = !field.dataset.when.split(" ").includes(choice.value);
  };
  choice.addEventListener("change", fit);
  fit();
};
