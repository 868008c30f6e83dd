// What was written, and how it gets into the book: through the host's own page, by copying, or as one patch.
import { freshId, make } from "./making.js";
import { difference, patchOf } from "./patch.js";

// Longer addresses are cut or refused on the way.
const LONGEST_ADDRESS = 6000;

const encoded = (text) => encodeURIComponent(text).replaceAll("%2F", "/");

/** Where a new file of that name is begun at the host; with its text where it takes it and it fits. */
export const addressOf = (host, file, text) => {
  if (!host?.new) return { url: null, whole: false };
  const url = host.new + encoded(file);
  const whole = `${url}&value=${encodeURIComponent(text)}`;
  return host.takes && whole.length < LONGEST_ADDRESS ? { url: whole, whole: true } : { url, whole: false };
};

const link = (url, words, kind = "gf-button") => make("a", { class: kind, href: url, target: "_blank", rel: "noopener" }, words);

/** Copies what stands in a text box; where the browser refuses, it is selected for the reader to copy. */
const copy = async (box, said) => {
  try {
    await navigator.clipboard.writeText(box.dataset.text);
    said.textContent = "Copied.";
  } catch {
    box.focus();
    box.select();
    said.textContent = "Your browser does not let a page copy: the text is selected, press Ctrl+C (or hold it and choose Copy).";
  }
};

const copyButton = (box, words) => {
  const said = make("span", { class: "gf-said", role: "status" });
  return [make("button", { type: "button", class: "gf-button gf-first", onclick: () => copy(box, said) }, words), said];
};

const textBox = (file) => {
  const rows = Math.min(14, file.text.split("\n").length);
  const box = make("textarea", { id: freshId(), readonly: true, rows, spellcheck: "false", class: "gf-text", "aria-label": file.file });
  box.value = file.text;
  // A text box takes every line end for the same; the record's own are copied.
  box.dataset.text = file.text;
  return box;
};

const steps = (...words) => make("ol", {}, ...words.filter(Boolean).map((one) => make("li", {}, ...[one].flat())));

const begun = (known, file) => {
  const box = textBox(file);
  const { url, whole } = addressOf(known.host, file.file, file.text);
  const host = known.host?.name;
  if (whole) {
    return [
      box,
      make("p", { class: "gf-ways-out" }, link(url, `Open it at ${host}`, "gf-button gf-first")),
      make("p", {}, `${host} shows the new file with this text in it. Press “Commit changes…” there; where it asks, choose to start a pull request. The record is in the book once that is taken in.`),
    ];
  }
  const where = url ?? known.edit;
  return [
    box,
    make("p", { class: "gf-ways-out" }, ...copyButton(box, "Copy the text"), where && link(where, `Open ${host}`)),
    where
      ? steps("Copy the text.", [`Open ${host} and begin a new file`, url ? "" : [" called ", make("code", {}, file.file)], "."].flat(), "Paste the text, and save it there.")
      : steps("Copy the text.", ["Put it into a new file called ", make("code", {}, file.file), " in your copy of the book, or send it to whoever keeps the book."]),
  ];
};

const shownDifference = (file) => {
  const rows = difference(file.before, file.text).map(([sign, row]) => {
    const line = `${sign} ${row.replace(/\r?\n$/, "")}\n`;
    return sign === "+" ? make("ins", {}, line) : sign === "-" ? make("del", {}, line) : line;
  });
  return make("pre", { class: "gf-diff", tabindex: "0", "aria-label": "What differs" }, ...rows);
};

const changed = (known, file, asOf) => {
  const box = textBox(file);
  const host = known.host?.name;
  return [
    shownDifference(file),
    make("details", {}, make("summary", {}, "The whole record"), box),
    make("p", { class: "gf-ways-out" }, ...copyButton(box, "Copy the whole record"), known.edit && link(known.edit + file.file, `Open it at ${host}`)),
    steps(
      "Copy the whole record.",
      known.edit ? `Open it at ${host}, and select all that stands in the file there (Ctrl+A).` : ["Open ", make("code", {}, file.file), " in your copy of the book, and select all of it."],
      "Paste, and save.",
    ),
    make("p", { class: "gf-help" }, `This page knows the record as it was on ${asOf}. If the file says something else by now, write only the lines marked with + into it.`),
  ];
};

const patchLink = (known, files, subject) => {
  const inRepository = files.map((file) => ({ ...file, file: known.prefix + file.file }));
  const text = patchOf(inRepository, subject, known.manager, new Date());
  const url = URL.createObjectURL(new Blob([text], { type: "text/x-patch" }));
  const name = `${files[0].file.split("/").at(-1).replace(/\.yml$/, "")}.patch`;
  return make("p", {}, make("a", { class: "gf-button", href: url, download: name }, files.length > 1 ? "All of it as one patch" : "As a patch"), " for whoever keeps the book on a computer: ", make("code", {}, `git am ${name}`), " takes it in.");
};

/** The part of the page that shows what was written and says what to do with it. */
export const outcomeOf = (known, files, subject, asOf) => {
  const many = files.length > 1;
  const title = make("h3", { tabindex: "-1" }, many ? `${files.length} records are ready` : "The record is ready");
  const parts = files.flatMap((file, number) => [
    make("h4", {}, many ? `${number + 1} of ${files.length}: ` : "", make("code", {}, file.file)),
    ...(file.before === undefined ? begun(known, file) : changed(known, file, asOf)),
  ]);
  const isPlain = files.every((file) => !file.text.includes("\r"));
  const together = isPlain ? patchLink(known, files, subject) : "";
  const all = many ? make("p", {}, "They belong together: save one after the other, or all at once.") : "";
  return make("div", { class: "gf-outcome" }, title, all, ...(many ? [together, ...parts] : [...parts, together]));
};
