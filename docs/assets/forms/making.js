// Small pieces of a page; text is always set as text.

export const make = (tag, facts = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...inside.filter((one) => one !== null && one !== undefined && one !== ""));
  return element;
};

let made = 0;

/** An id that no other element of the page has. */
export const freshId = () => `gf-${(made += 1)}`;

/** Our own pieces of a form, made when the site was built. */
export const pieces = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
};
