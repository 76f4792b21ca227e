// Searches the changes of the page. Without it the page shows them all.
"use strict";
(() => {
  const form = document.getElementById("sok");
  const field = (name) => document.getElementById(`sok-${name}`);
  const changes = [...document.querySelectorAll("article.change")];
  const holders = [...document.querySelectorAll("main :is(.group, section):has(article.change)")];
  const folded = [...document.querySelectorAll("main details:has(article.change)")];
  const texts = new Map(changes.map((change) => [change, change.textContent.toLocaleLowerCase()]));

  const isWanted = (change) => {
    const entity = field("entity").value;
    const kind = field("kind").value;
    const words = field("text").value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    return (
      (!entity || change.dataset.entity === entity) &&
      (!kind || (change.dataset.kinds || "").split(" ").includes(kind)) &&
      (!field("gap").checked || change.dataset.gap === "yes") &&
      words.every((word) => texts.get(change).includes(word))
    );
  };

  const show = () => {
    const wanted = new Set(changes.filter(isWanted));
    for (const change of changes) {
      // A change stays with what is below it: else a reader would not see what that belongs to.
      change.hidden = !wanted.has(change) && !changes.some((other) => wanted.has(other) && change.contains(other));
    }
    for (const holder of holders) {
      holder.hidden = !holder.querySelector("article.change:not([hidden])");
    }
    // What was asked for is unfolded; all of it is folded again when nothing is.
    const asked = wanted.size < changes.length;
    for (const part of folded) {
      part.open = asked && Boolean(part.querySelector("article.change:not([hidden])"));
    }
    // A budget row that only lacks an amount has a card and is no change.
    const count = (cards) => [...cards].filter((card) => card.dataset.change).length;
    const status = field("shown");
    status.textContent = status.dataset.text.replace("{shown}", count(wanted)).replace("{all}", count(changes));
  };

  const jump = (step) => {
    const shown = changes.filter((change) => !change.hidden);
    const here = shown.indexOf(reached);
    const first = step > 0 ? 0 : shown.length - 1;
    const next = shown[here === -1 ? first : (here + step + shown.length) % shown.length];
    if (!next) return;
    reached = next;
    next.closest("details").open = true;
    const heading = next.querySelector("h3, h4, h5, h6");
    heading.tabIndex = -1;
    heading.focus();
  };

  // The keys count on a change's heading that has the focus, and nowhere else.
  const onKey = (event) => {
    const step = { n: 1, p: -1 }[event.key];
    const onHeading = event.target.tabIndex === -1 && event.target.parentElement?.matches("article.change");
    if (step && onHeading && !(event.ctrlKey || event.altKey || event.metaKey)) jump(step);
  };

  let reached = null;
  document.querySelector("main").addEventListener("keydown", onKey);
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  field("next").addEventListener("click", () => jump(1));
  field("previous").addEventListener("click", () => jump(-1));
  // On paper all of it stands.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });
  form.hidden = false;
  show();
})();
