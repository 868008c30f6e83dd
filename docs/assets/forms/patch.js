// Several files as one change that git can take in, and what differs between two texts.

const AROUND = 3;
const rowsOf = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** The lines of both texts, each with "+", "-" or " ". */
export const difference = (before, after) => {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const longest = Array.from({ length: old.length + 1 }, () => new Array(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      longest[i][j] = old[i] === now[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  const found = [];
  for (let i = 0, j = 0; i < old.length || j < now.length; ) {
    if (i < old.length && old[i] === now[j]) {
      found.push([" ", old[i]]);
      [i, j] = [i + 1, j + 1];
    } else if (j >= now.length || (i < old.length && longest[i + 1][j] >= longest[i][j + 1])) found.push(["-", old[i++]]);
    else found.push(["+", now[j++]]);
  }
  return found;
};

const spelt = ([sign, row]) => sign + (row.endsWith("\n") ? row : `${row}\n\\ No newline at end of file\n`);
const span = (start, count) => `${count ? start + 1 : start},${count}`;

/** One stretch from the first line that differs to the last, with the lines around them. */
const hunk = (rows) => {
  const differs = rows.flatMap(([sign], number) => (sign === " " ? [] : [number]));
  const first = Math.max(0, differs[0] - AROUND);
  const kept = rows.slice(first, differs.at(-1) + AROUND + 1);
  const count = (sign) => kept.filter(([one]) => one !== sign).length;
  const head = `@@ -${span(rows.slice(0, first).filter(([s]) => s !== "+").length, count("+"))} +${span(first, count("-"))} @@\n`;
  return head + kept.map(spelt).join("");
};

const changeOf = ({ file, before, text }) => {
  const isNew = before === undefined;
  const from = isNew ? "new file mode 100644\n--- /dev/null\n" : `--- a/${file}\n`;
  return `diff --git a/${file} b/${file}\n${from}+++ b/${file}\n${hunk(difference(before ?? "", text))}`;
};

const header = (text) => {
  if (/^[ -~]*$/.test(text)) return text;
  const bytes = [...new TextEncoder().encode(text)].map((one) => String.fromCharCode(one)).join("");
  return `=?UTF-8?B?${btoa(bytes)}?=`;
};

/** The change as a letter that `git am` and `git apply` understand. */
export const patchOf = (files, subject, [id, name], now) => {
  const [, day, month, year, time] = /(\d+) (\w+) (\d+) ([\d:]+)/.exec(now.toUTCString());
  const sent = `${now.toUTCString().slice(0, 3)}, ${Number(day)} ${month} ${year} ${time} +0000`;
  const head = [
    "From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001",
    `From: ${header(name.replace(/[<>"\n]/g, ""))} <${id}@people.invalid>`,
    `Date: ${sent}`,
    `Subject: [PATCH] ${header(subject)}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=UTF-8",
    "Content-Transfer-Encoding: 8bit",
  ].join("\n");
  return `${head}\n\n---\n\n${files.map(changeOf).join("")}-- \nGood Standing\n`;
};
