// Runs before the first paint, so that a chosen theme does not flash.
(function () {
  "use strict";
  document.documentElement.classList.add("js");
  try {
    var chosen = localStorage.getItem("specglot-theme");
    if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  } catch (error) { /* storage may be closed; the system's preference holds */ }
})();
