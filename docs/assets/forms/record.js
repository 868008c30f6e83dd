// A new record: its name, its fields in the order of its schema, its text; as the book's own writer has it.
import { spellField } from "./spelling.js";

const NAMING = ["summary", "what", "title", "name", "note", "event", "rule", "kind", "person"];
const FOLDERS = { contact: "contacts", commitment: "commitments", handoff: "handoffs", waiver: "waivers" };
const MOST_WORDS = 5;
const LONGEST = 48;
// Letters that do not come apart into a plain one and its accent.
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", þ: "th" };
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|index)$/;

/** A short name from a record's own words. */
export const slugOf = (fields, fallback) => {
  if ("visibility" in fields && fields.visibility !== "internal") return fallback;
  const text = String(fields[NAMING.find((name) => fields[name])] ?? fallback);
  const plain = text
    .toLowerCase()
    .replace(/[ßæœøłđþ]/g, (letter) => LETTERS[letter])
    .normalize("NFKD")
    .replace(/[^\0-\x7f]/g, "");
  const words = plain.replaceAll("'", "").match(/[a-z0-9]+/g) ?? [];
  const slug = words
    .slice(0, MOST_WORDS)
    .join("-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
  return slug && !DEVICE.test(slug) ? slug : fallback;
};

/** The record's name within its account, such as `contacts/2026-06-01-spring`; none of `taken`. */
export const keyOf = (kind, fields, day, taken) => {
  const base = `${FOLDERS[kind]}/${day}-${slugOf(fields, kind)}`;
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(key)) return key;
  }
};

/** The text of a record; `head` is the line by which editors find the schema, as contacts have it. */
export const textOf = (kind, fields, schema, head) => {
  const order = Object.keys(schema.properties).filter((name) => name in fields);
  const rows = order.flatMap((name) => spellField(name, fields[name]));
  return head.replace("/contact.schema", `/${kind}.schema`) + rows.map((row) => `${row}\n`).join("");
};
