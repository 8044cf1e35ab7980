// Language switch that keeps the place, tabs, copy buttons, filters, theme, menu. The pages read without it.
(function () {
  "use strict";
  var root = document.documentElement, own = document.currentScript && document.currentScript.src;
  // Inside another theme nobody says where the site begins, but this file lies in its assets.
  var base = root.dataset.root || (own ? own.replace(/assets\/site\.js.*$/, "") : "");
  function all(selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); }
  function one(selector, from) { return (from || document).querySelector(selector); }
  function store(kind, key, value) {
    try { var box = window[kind]; if (value === undefined) return box.getItem(key); box.setItem(key, value); } catch (error) { return null; }
  }

  // Theme
  var toggle = one("button.theme");
  if (toggle) {
    toggle.hidden = false;
    toggle.addEventListener("click", function () {
      var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      store("localStorage", "specglot-theme", root.dataset.theme);
    });
  }

  // Menu on narrow screens
  var menu = one("button.menu"), side = one("#nav");
  if (menu && side) {
    menu.hidden = false;
    menu.addEventListener("click", function () {
      var open = menu.getAttribute("aria-expanded") !== "true";
      menu.setAttribute("aria-expanded", String(open));
      side.classList.toggle("open", open);
    });
    var here = one("[aria-current=page]", side);
    if (here && side.scrollHeight > side.clientHeight) side.scrollTop = here.offsetTop - side.clientHeight / 3;
  }

  // The anchor the reader is at: the last one above a third of the window, else the one in the address.
  function current() {
    var line = innerHeight / 3, found = null;
    if (scrollY > 40) all("main [id]").some(function (element) {
      var box = element.getBoundingClientRect();
      if (box.top > line) return box.height > 0;
      if (!element.closest(".rail")) found = element;
      return false;
    });
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) { var top = target.getBoundingClientRect().top; if (!found || (top >= -40 && top <= innerHeight)) found = target; }
    return found;
  }
  // The line of the page's contents that the reader is at.
  var lines = all(".contents a", side || document);
  if (lines.length) {
    var waiting = false, mark = function () {
      waiting = false;
      var here = null;
      lines.forEach(function (line) {
        var heading = document.getElementById(decodeURIComponent(line.hash.slice(1)));
        if (heading && heading.offsetParent && heading.getBoundingClientRect().top < innerHeight / 3) here = line;
      });
      lines.forEach(function (line) { if (line === here) line.dataset.here = ""; else delete line.dataset.here; });
    };
    addEventListener("scroll", function () { if (!waiting) { waiting = true; requestAnimationFrame(mark); } }, { passive: true });
    addEventListener("load", mark);
    lines.forEach(function (line) { line.addEventListener("click", function () { if (menu && menu.getAttribute("aria-expanded") === "true") menu.click(); }); });
  }
  function keep(link) {
    var element = current(), address = link.getAttribute("href").split("#")[0];
    link.setAttribute("href", address + (element ? "#" + encodeURIComponent(element.id) : ""));
    if (element) store("sessionStorage", "specglot-place", JSON.stringify({ id: element.id, top: Math.round(element.getBoundingClientRect().top) }));
  }
  all("a[data-keep-anchor]").forEach(function (link) {
    ["pointerdown", "focus", "click"].forEach(function (event) { link.addEventListener(event, function () { keep(link); }); });
  });
  try {
    var place = JSON.parse(sessionStorage.getItem("specglot-place") || "null");
    sessionStorage.removeItem("specglot-place");
    if (place && location.hash === "#" + encodeURIComponent(place.id)) addEventListener("load", function () {
      var element = document.getElementById(place.id);
      if (element) scrollBy({ top: element.getBoundingClientRect().top - place.top, behavior: "instant" });
    });
  } catch (error) { /* no storage, no exact position; the anchor still holds */ }
  document.addEventListener("click", function (event) {
    all(".switch details[open]").forEach(function (box) { if (!box.contains(event.target)) box.open = false; });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") all(".switch details[open]").forEach(function (box) { box.open = false; one("summary", box).focus(); });
  });

  // Sample tabs; the choice holds for all pages.
  window.specglotTabs = function (box) {
    var panels = all(".tab", box), list = document.createElement("div");
    if (panels.length < 2) return;
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", box.getAttribute("aria-label"));
    function show(number, focus) {
      panels.forEach(function (panel, index) {
        var chosen = index === number, tab = list.children[index];
        panel.hidden = !chosen;
        tab.setAttribute("aria-selected", String(chosen));
        tab.tabIndex = chosen ? 0 : -1;
        if (chosen && focus) { tab.focus(); store("localStorage", "specglot-tab", panel.dataset.label); }
      });
    }
    panels.forEach(function (panel, index) {
      var tab = document.createElement("button");
      tab.type = "button"; tab.textContent = panel.dataset.label; tab.id = panel.id + "-tab";
      tab.setAttribute("role", "tab"); tab.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel"); panel.setAttribute("aria-labelledby", tab.id);
      tab.addEventListener("click", function () { show(index, true); });
      tab.addEventListener("keydown", function (event) {
        var step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] * (root.dir === "rtl" ? -1 : 1);
        if (step) show((index + step + panels.length) % panels.length, true);
      });
      list.appendChild(tab);
    });
    box.insertBefore(list, box.firstChild);
    box.removeAttribute("aria-label");
    box.classList.add("ready");
    var wanted = store("localStorage", "specglot-tab"), start = panels.findIndex(function (panel) { return panel.dataset.label === wanted; });
    show(Math.max(0, start), false);
  };
  all("[data-tabs]").forEach(window.specglotTabs);

  // What scrolls sideways on a page of the manual can be scrolled by keyboard.
  function reachable() { all(".prose pre, .prose table").forEach(function (box) { if (box.scrollWidth > box.clientWidth) box.tabIndex = 0; else box.removeAttribute("tabindex"); }); }
  if (one(".prose")) { reachable(); addEventListener("resize", reachable); }

  // Copy buttons
  all("button.copy").forEach(function (button) {
    var label = button.textContent, code = one("pre", button.closest("figure"));
    button.hidden = false;
    button.addEventListener("click", function () {
      function done() { button.textContent = button.dataset.done; setTimeout(function () { button.textContent = label; }, 1600); }
      function old() {
        var area = document.createElement("textarea");
        area.value = code.textContent; area.className = "sr"; document.body.appendChild(area); area.select();
        if (document.execCommand("copy")) done();
        area.remove(); button.focus();
      }
      if (navigator.clipboard && isSecureContext) navigator.clipboard.writeText(code.textContent).then(done, old); else old();
    });
  });

  // Parameter tables: show what goes with one event; the choice is part of the address.
  all(".event-filter").forEach(function (box) {
    var select = one("select", box), rows = all("tr[data-events]"), tables = all("section.schema");
    box.hidden = false;
    function apply() {
      rows.forEach(function (row) {
        var events = row.dataset.events.split(" ");
        row.hidden = Boolean(select.value) && events.indexOf(select.value) < 0 && events.indexOf("*") < 0;
      });
      tables.forEach(function (table) { table.classList.toggle("empty", !one("tbody tr:not([hidden])", table)); });
    }
    var asked = new URLSearchParams(location.search).get("event");
    if (asked && all("option", select).some(function (option) { return option.value === asked; })) select.value = asked;
    select.addEventListener("change", apply);
    apply();
  });

  // Status page filters
  var rule = one("[data-filter-rule]"), locale = one("[data-filter-locale]");
  if (rule && locale) {
    rule.closest(".filter").hidden = false;
    var filter = function () {
      all(".findings").forEach(function (section) {
        var left = 0;
        all("[data-rule]", section).forEach(function (item) {
          item.hidden = Boolean((rule.value && item.dataset.rule !== rule.value) || (locale.value && item.dataset.locales.split(" ").indexOf(locale.value) < 0));
          if (!item.hidden) left += 1;
        });
        section.hidden = !left;
      });
    };
    rule.addEventListener("change", filter); locale.addEventListener("change", filter);
  }

  // Side by side: which languages, and differences only
  var pick = one("[data-pick]");
  if (pick) {
    pick.hidden = false;
    pick.addEventListener("change", function () {
      all("input[value]", pick).forEach(function (box) {
        if (box.value !== "on") all("[data-locale='" + CSS.escape(box.value) + "']", one("table.compare")).forEach(function (cell) { cell.hidden = !box.checked; });
      });
      var only = one("[data-only-differences]", pick).checked;
      all("table.compare tbody tr").forEach(function (row) { row.hidden = only && !row.classList.contains("differs"); });
    });
  }

  // Pages that belong to no language speak the reader's.
  function wanted() {
    var asked = new URLSearchParams(location.search).get("ui"), list = [asked, store("localStorage", "specglot-locale")].concat(navigator.languages || []);
    return list.filter(Boolean);
  }
  if (root.dataset.locale) store("localStorage", "specglot-locale", root.dataset.locale);
  var spoken = one("[data-texts]");
  window.specglotTexts = function (name, words) {
    spoken.lang = name;
    all("[data-t]").forEach(function (element) { var text = words[element.dataset.t]; if (text) element.textContent = text; });
    all("[data-t-label]").forEach(function (element) { var text = words[element.dataset.tLabel]; if (text) element.setAttribute("aria-label", text); });
  };
  if (spoken && root.dataset.kind !== "manual") {
    var names = spoken.dataset.texts.split(" "), chosen = "";
    wanted().some(function (tag) {
      for (var parts = tag.split("-"); parts.length && !chosen; parts.pop()) {
        chosen = names.find(function (name) { return name.toLowerCase() === parts.join("-").toLowerCase(); }) || "";
      }
      return chosen;
    });
    if (chosen && chosen !== "en") { var script = document.createElement("script"); script.src = base + "assets/texts/" + chosen + ".js"; document.head.appendChild(script); }
  }

  // The chooser sends readers to their language, unless they came back on purpose.
  var chooser = one("[data-chooser]");
  if (chooser) {
    var links = all(".languages a", chooser), match = null;
    wanted().some(function (tag) {
      for (var parts = tag.toLowerCase().split("-"); parts.length && !match; parts.pop()) match = links.find(function (link) {
        var lang = link.lang.toLowerCase(), prefix = parts.join("-");
        return lang === prefix || lang.indexOf(prefix + "-") === 0;
      });
      return match;
    });
    if (match) {
      match.classList.add("preferred");
      if (!location.hash && !new URLSearchParams(location.search).has("stay")) location.replace(match.getAttribute("href"));
    }
  }
})();
