// Search without a server: bigrams for CJK, folded diacritics, exact names first, any language to the reader's own.
(function () {
  "use strict";
  var root = document.documentElement, dialog = document.querySelector("dialog.search"), opener = document.querySelector("button.open-search");
  if (!dialog || !opener || !dialog.showModal) return;
  var input = dialog.querySelector("input"), list = dialog.querySelector("ul"), note = dialog.querySelector(".search-note");
  var words = JSON.parse(dialog.dataset.words), base = root.dataset.root || "";
  var links = Array.prototype.slice.call(document.querySelectorAll(".switch a[hreflang]"));
  var locales = links.map(function (link) { return link.hreflang; }), own = root.dataset.locale;
  // The manual is searched like one more language: first on its own pages, last elsewhere.
  var manual = dialog.dataset.manual ? "manual" : "", home = root.dataset.kind === "manual" ? manual : own || preferred();
  function preferred() {
    var kept = null;
    try { kept = localStorage.getItem("specglot-locale"); } catch (error) { /* the browser's languages decide */ }
    var asked = [new URLSearchParams(location.search).get("ui"), kept].concat(navigator.languages || []).filter(Boolean);
    for (var i = 0; i < asked.length; i++) for (var parts = asked[i].split("-"); parts.length; parts.pop()) {
      if (locales.indexOf(parts.join("-")) >= 0) return parts.join("-");
    }
    return locales[0];
  }
  function others() { return locales.concat(manual || []).filter(function (name) { return name !== home; }); }
  var shards = {}, hits = [], chosen = -1, wanted = false;

  // Folding: compatibility forms, case, Latin diacritics, the Japanese long-vowel mark. Dakuten stay: they are letters.
  function fold(text) {
    return text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC")
      .replace(/ß/g, "ss").replace(/æ/g, "ae").replace(/ø/g, "o").replace(/œ/g, "oe").replace(/ł/g, "l").replace(/ー/g, "").replace(/\s+/g, " ").trim();
  }
  // Words written without their umlaut: "ungueltig" is asked as "ungultig", too.
  function plainer(token) { return token.replace(/(a|o|u)e/g, "$1"); }
  var cjk = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]+/g;
  function tokens(query) {
    var found = [], latin = query.replace(cjk, function (run) {
      found.push({ text: run, parts: run.length > 2 ? bigrams(run) : null });
      return " ";
    });
    latin.split(/[\s,;:!?"'()<>|]+/).forEach(function (word) { if (word) found.push({ text: word, parts: null, other: plainer(word) }); });
    return found;
  }
  function bigrams(run) { var found = []; for (var i = 0; i + 1 < run.length; i++) found.push(run.slice(i, i + 2)); return found; }

  window.specglotIndex = function (locale, data) {
    var slugs = data.pages.map(function (page) { return page[0]; });
    shards[locale] = {
      pages: data.pages, byKey: {},
      entries: data.entries.map(function (row) {
        return { slug: slugs[row[0]], page: data.pages[row[0]], anchor: row[1], kind: row[2], name: row[3], title: row[4], text: row[5],
          n: fold(row[3]), t: fold(row[4]), x: fold(row[5]) };
      })
    };
    shards[locale].entries.forEach(function (entry) { shards[locale].byKey[entry.slug + "#" + entry.anchor] = entry; });
  };
  function load(locale, done) {
    if (shards[locale]) { done(true); return; }
    var script = document.createElement("script");
    script.src = base + (locale === manual ? "assets/manual.js" : encodeURIComponent(locale) + "/search.js");
    script.onload = function () { done(true); };
    script.onerror = function () { done(false); };
    document.head.appendChild(script);
  }

  // How well an entry answers a token: its name first, then its title, then its text.
  function rate(entry, token) {
    var best = 0;
    [token.text, token.other].forEach(function (text, second) {
      if (!text || (second && text === token.text)) return;
      var last = entry.n.slice(entry.n.lastIndexOf(".") + 1), score = 0;
      if (entry.n === text) score = 100;
      else if (last === text) score = 90;
      else if (entry.n && entry.n.indexOf(text) === 0) score = 60;
      else if (entry.n.indexOf(text) >= 0) score = 40;
      if (!score && entry.t) score = entry.t === text ? 50 : entry.t.indexOf(text) === 0 ? 35 : entry.t.indexOf(text) >= 0 ? 30 : 0;
      if (!score && entry.x.indexOf(text) >= 0) score = 12;
      if (score > best) best = second ? score - 1 : score;
    });
    if (!best && token.parts) {
      var all = entry.t + " " + entry.x, count = token.parts.filter(function (part) { return all.indexOf(part) >= 0; }).length;
      if (count === token.parts.length) best = 8;
      else if (count >= 2 && count / token.parts.length >= 0.6) best = 3;
    }
    return best;
  }
  function find(locale, asked) {
    var weight = { page: 3, code: 2, field: 2, value: 2, section: 1 };
    return shards[locale].entries.map(function (entry) {
      var sum = 0;
      for (var i = 0; i < asked.length; i++) { var score = rate(entry, asked[i]); if (!score) return null; sum += score; }
      return { entry: entry, score: sum + (weight[entry.kind] || 0), from: locale };
    }).filter(Boolean);
  }
  function search(text) {
    var asked = tokens(fold(text));
    if (!asked.length) return [];
    var seen = {}, found = [];
    [home].concat(others()).forEach(function (locale) {
      if (!shards[locale]) return;
      find(locale, asked).forEach(function (hit) {
        var key = hit.entry.slug + "#" + hit.entry.anchor;
        if (locale === manual || home === manual) key = locale + ":" + key;
        if (locale !== home) hit.score *= locale === manual ? 0.3 : 0.6;
        if (!seen[key]) { seen[key] = hit; found.push(hit); hit.shown = (shards[home] && shards[home].byKey[key]) || hit.entry; }
      });
    });
    return found.sort(function (a, b) { return b.score - a.score; }).slice(0, 30);
  }
  window.specglotSearch = { fold: fold, search: search };

  function mark(element, text, asked) {
    var pattern = asked.map(function (token) { return token.text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"); }).filter(Boolean).join("|");
    if (!pattern) { element.textContent = text; return; }
    text.split(new RegExp("(" + pattern + ")", "gi")).forEach(function (part, index) {
      if (index % 2) { var piece = document.createElement("mark"); piece.textContent = part; element.appendChild(piece); }
      else element.appendChild(document.createTextNode(part));
    });
  }
  // A text from where it begins to answer, so that the words asked for are in sight.
  function around(text, asked) {
    var low = text.toLowerCase(), first = Math.min.apply(null, asked.map(function (token) { var at = low.indexOf(token.text); return at < 0 ? text.length : at; }));
    if (first < 90 || first === text.length) return text;
    return "… " + text.slice(text.indexOf(" ", first - 50) + 1 > first ? first - 20 : Math.max(text.indexOf(" ", first - 50) + 1, first - 50));
  }
  function tells(text, asked) { var low = text.toLowerCase(); return asked.some(function (token) { return low.indexOf(token.text) >= 0; }); }
  function language(locale) { var link = links[locales.indexOf(locale)]; return link ? link.textContent : locale; }
  function make(tag, cls, text) { var element = document.createElement(tag); if (cls) element.className = cls; if (text) element.textContent = text; return element; }
  function address(hit) { return base + (hit.from === manual ? "" : (own || (home === manual ? hit.from : home)) + "/") + hit.entry.slug + ".html" + (hit.entry.anchor ? "#" + encodeURIComponent(hit.entry.anchor) : ""); }

  function show() {
    var asked = tokens(fold(input.value));
    hits = search(input.value);
    list.textContent = "";
    hits.forEach(function (hit, index) {
      var entry = hit.shown, item = make("li"), title = make("div", "hit-title"), text = entry.text || (hit.entry !== entry ? hit.entry.text : "");
      item.id = "hit-" + index;
      item.setAttribute("role", "option");
      if (entry.name && entry.kind !== "page") { var code = make("code"); mark(code, entry.name, asked); title.appendChild(code); }
      if (entry.title) { var head = make("span"); mark(head, entry.title, asked); title.appendChild(head); }
      if (entry.kind === "page" && entry.name) title.appendChild(make("code", "hit-page", entry.name));
      if (entry.kind !== "page") title.appendChild(make("span", "hit-page", entry.page[1]));
      if (hit.from !== home) {
        title.appendChild(make("span", "hit-from", hit.from === manual ? dialog.dataset.manual : words.search_from.replace("{locale}", language(hit.from))));
      }
      item.appendChild(title);
      if (text) { var line = make("p"); mark(line, around(text, asked), asked); item.appendChild(line); }
      if (hit.from !== home && hit.entry !== entry) {
        var origin = make("p"); origin.lang = hit.from; mark(origin, hit.entry.title && (tells(hit.entry.title, asked) || !hit.entry.text) ? hit.entry.title : around(hit.entry.text, asked), asked); item.appendChild(origin);
      }
      item.addEventListener("click", function () { go(index); });
      item.addEventListener("pointermove", function () { select(index); });
      list.appendChild(item);
    });
    note.textContent = input.value.trim() && !hits.length ? words.search_none.replace("{query}", input.value.trim()) : "";
    input.setAttribute("aria-expanded", String(hits.length > 0));
    select(hits.length ? 0 : -1);
  }
  function select(index) {
    chosen = index;
    Array.prototype.forEach.call(list.children, function (item, number) { item.setAttribute("aria-selected", String(number === index)); });
    if (index >= 0) { input.setAttribute("aria-activedescendant", "hit-" + index); list.children[index].scrollIntoView({ block: "nearest" }); }
    else input.removeAttribute("aria-activedescendant");
  }
  function go(index) { if (hits[index]) { dialog.close(); location.href = address(hits[index]); } }

  function open() {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    if (wanted) return;
    wanted = true;
    load(home, function (fine) {
      note.textContent = fine ? "" : words.search_off;
      if (fine && input.value) show();
      others().forEach(function (locale) {
        load(locale, function () { if (input.value) show(); });
      });
    });
  }
  opener.hidden = false;
  opener.addEventListener("click", open);
  Array.prototype.forEach.call(document.querySelectorAll("[data-open-search]"), function (button) {
    button.closest("[hidden]").hidden = false;
    button.addEventListener("click", open);
  });
  input.addEventListener("input", show);
  input.addEventListener("keydown", function (event) {
    if (event.isComposing) return;
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) { event.preventDefault(); select((chosen + step + hits.length) % hits.length); }
    if (event.key === "Escape") { event.preventDefault(); dialog.close(); }
    if (event.key === "Enter") { event.preventDefault(); go(chosen); }
  });
  dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
  document.addEventListener("keydown", function (event) {
    var typing = /^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable;
    if ((event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) || (event.key === "k" && (event.ctrlKey || event.metaKey))) { event.preventDefault(); open(); }
  });
})();
