// Looks a record over before it is shown: by the schema of its kind, and for what has no place in it.
import { Validator } from "./json-schema/validator.js";

// Faults of these say only that there is one further in.
const OUTER = new Set(["properties", "items", "$ref", "anyOf", "additionalProperties", "false"]);
const EMAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/;
const PHONE = /(?<![0-9A-Za-z])(?:\+|00) ?[0-9](?:[ ()./-]{0,2}[0-9]){7,14}(?![0-9])/;
const MAY_HOLD = new Set(["stakeholder", "person"]);
const LINK = /https?:\/\/[^\s<>"]+/g;

const WORDS = {
  format: "Write a day of the calendar.",
  type: "Write a number here, such as 12 or 2.5.",
  minimum: "That number is too small.",
  uniqueItems: "One of these stands there twice.",
  minItems: "Choose at least one.",
};

/** What is wrong with a record's facts: the place of each fault, and its words. */
export const faultsOf = (kind, facts, schema) => {
  const found = new Validator(schema, "2020-12", false).validate(facts).errors;
  const faults = found.filter((one) => !OUTER.has(one.keyword)).map(spelt);
  if (!MAY_HOLD.has(kind)) faults.push(...personal(facts, []));
  return faults;
};

const spelt = ({ keyword, error, instanceLocation }) => {
  const path = instanceLocation.split("/").slice(1).map(decodeURIComponent);
  if (keyword === "required") return { path: [...path, /property "(.+)"/.exec(error)[1]], words: "This is needed." };
  return { path, words: WORDS[keyword] ?? "This does not fit here: see what stands above." };
};

const personal = (value, path) => {
  if (value !== null && typeof value === "object") {
    return Object.entries(value).flatMap(([step, one]) => personal(one, [...path, step]));
  }
  const bare = typeof value === "string" ? value.replace(LINK, " ") : "";
  const what = EMAIL.test(bare) ? "An e-mail address" : PHONE.test(bare) ? "A telephone number" : "";
  return what ? [{ path, words: `${what} is kept in the person's own record: name the person here.` }] : [];
};
