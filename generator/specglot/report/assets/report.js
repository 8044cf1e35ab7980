"use strict";
(() => {
  const form = document.querySelector("form");
  const search = form.elements.namedItem("search");
  const findings = [...document.querySelectorAll("details[data-severity]")];
  const sections = [...document.querySelectorAll("section")];
  const shown = document.querySelector("output");
  let cell = null;

  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const levels = new Set([...form.querySelectorAll("input:checked")].map((box) => box.value));
    let number = 0;
    for (const finding of findings) {
      const { severity, page, locale } = finding.dataset;
      const text = words.length ? finding.textContent.toLowerCase() : "";
      const fits = levels.has(severity)
        && (!cell || (cell.dataset.page === page && cell.dataset.locale === locale))
        && words.every((word) => text.includes(word));
      finding.hidden = !fits;
      number += fits ? 1 : 0;
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("details:not([hidden])");
    }
    shown.value = `${number} of ${findings.length} shown`;
  };

  const choose = (link) => {
    cell?.removeAttribute("aria-current");
    cell = link === cell ? null : link;
    cell?.setAttribute("aria-current", "true");
    apply();
  };

  for (const link of document.querySelectorAll(".matrix a")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      choose(link);
      const first = cell && document.querySelector("details:not([hidden])");
      if (first) {
        first.open = true;
        first.closest("section").scrollIntoView({ block: "start" });
      }
    });
  }
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => choose(null)));
  form.hidden = false;
  apply();
})();
