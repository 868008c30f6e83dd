// Makes pages handier where scripts run; everything can be read without.
// 1. A page may be old: due dates are put into bands by the reader's own day, and an old build says so.
// 2. Tables can be sorted, and longer ones filtered; an address may say by what: ?Owner=Ann%20Archer
(() => {
  "use strict";
  const day = 24 * 60 * 60 * 1000;
  const words = { overdue: "Overdue", today: "Due today", soon: "Due soon", later: "Later" };
  const parse = (text) => new Date(text + "T00:00:00Z");
  const today = () => {
    const now = new Date();
    return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
  };
  const spell = (date, place) => {
    const form = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    try {
      return date.toLocaleDateString(place || "en-GB", form);
    } catch {
      // A place that the browser does not know.
      return date.toLocaleDateString("en-GB", form);
    }
  };

  const bandOf = (left, soon) => (left < 0 ? "overdue" : left === 0 ? "today" : left <= soon ? "soon" : "later");

  const reband = (page, now) => {
    for (const chip of page.querySelectorAll("[data-gs-due]")) {
      const due = parse(chip.dataset.gsDue);
      const left = Math.round((due - now) / day);
      const band = bandOf(left, Number(chip.dataset.gsSoon ?? 7));
      // What is booked stays booked until its day has come.
      if (chip.classList.contains("gs-booked") && left > 0) continue;
      chip.classList.remove("gs-overdue", "gs-today", "gs-soon", "gs-booked", "gs-later");
      chip.classList.add(`gs-${band}`);
      chip.textContent = words[band];
    }
  };

  const tellAge = (page, now) => {
    const built = parse(page.dataset.gsAsOf);
    const age = Math.round((now - built) / day);
    const note = page.querySelector("[data-gs-stale]");
    if (!note || age < 2) return;
    const changed = page.dataset.gsNext && parse(page.dataset.gsNext) <= now;
    note.textContent =
      `These pages were made for ${spell(built, page.dataset.gsLocale)}, ${age} days ago. What was recorded since is not in them` +
      (changed ? ", and since then something has fallen due by itself." : ".");
    note.hidden = false;
  };

  const textOf = (cell) =>
    cell.dataset.gsKey ?? cell.querySelector("time")?.dateTime ?? cell.textContent.trim();
  const compare = (a, b) => {
    const [x, y] = [Number(a), Number(b)];
    if (a !== "" && b !== "" && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
    return a.localeCompare(b);
  };

  const sortable = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if ("gsFixed" in head.dataset) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "gs-sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows];
        rows.sort((a, b) => compare(textOf(a.cells[column]), textOf(b.cells[column])) * (down ? -1 : 1));
        table.tBodies[0].append(...rows);
      });
    });
  };

  const labelled = (text, field) => {
    const label = document.createElement("label");
    label.append(text, field);
    return label;
  };

  // The words by which a row can be chosen: a line for each facet, a tab between several words.
  const facetsOf = (row) => (row.dataset.gsIs ?? "").split("\n").map((words) => words.split("\t"));

  const chooser = (title, position, rows, tools) => {
    const values = [...new Set(rows.flatMap((row) => facetsOf(row)[position] ?? []))].filter(Boolean).sort();
    if (values.length < 2) return [];
    const select = document.createElement("select");
    select.add(new Option("all", ""));
    values.forEach((value) => select.add(new Option(value, value)));
    const asked = new URLSearchParams(location.search).get(title);
    if (asked && values.includes(asked)) select.value = asked;
    tools.append(labelled(title, select));
    return [[position, select]];
  };

  const filterable = (table) => {
    const rows = [...table.tBodies[0].rows];
    const tools = document.createElement("div");
    tools.className = "gs-tools";
    const search = document.createElement("input");
    search.type = "search";
    tools.append(labelled("Show only rows with", search));
    const titles = (table.dataset.gsFacets ?? "").split("|").filter(Boolean);
    const choices = titles.flatMap((title, position) => chooser(title, position, rows, tools));
    const count = document.createElement("output");
    count.setAttribute("aria-live", "polite");
    tools.append(count);
    const show = () => {
      const wanted = search.value.trim().toLowerCase();
      let shown = 0;
      for (const row of rows) {
        const fits =
          row.textContent.toLowerCase().includes(wanted) &&
          choices.every(([position, select]) => !select.value || facetsOf(row)[position].includes(select.value));
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      count.textContent = shown === rows.length ? "" : `${shown} of ${rows.length}`;
    };
    tools.addEventListener("input", show);
    table.before(tools);
    if (choices.some(([, select]) => select.value)) show();
  };

  // A document is there to be printed; without scripts the browser's own menu does it.
  for (const button of document.querySelectorAll("[data-gs-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // On paper nothing is folded, also where the style sheet alone cannot open it.
  const folded = () => document.querySelectorAll(".gs details:not([open])");
  addEventListener("beforeprint", () => folded().forEach((one) => { one.open = one.dataset.gsFolded = true; }));
  addEventListener("afterprint", () => document.querySelectorAll("[data-gs-folded]").forEach((one) => {
    one.open = false;
    delete one.dataset.gsFolded;
  }));

  // The forms come with a program of their own, which no other page needs.
  for (const box of document.querySelectorAll("[data-gf-known]")) {
    import("./forms/forms.js").catch(() => {
      box.textContent = "The forms could not be loaded: they need the pages to come from a server, and a connection to it.";
      box.hidden = false;
    });
  }

  for (const page of document.querySelectorAll("[data-gs-as-of]")) {
    // The day of a sample book stands still.
    if (!("gsSample" in page.dataset)) {
      const now = today();
      if (now > parse(page.dataset.gsAsOf)) {
        reband(page, now);
        tellAge(page, now);
      }
    }
    for (const table of page.querySelectorAll("[data-gs-table]")) {
      if ("gsFilter" in table.dataset) filterable(table);
      if (table.tBodies[0].rows.length > 1) sortable(table);
    }
  }
})();
