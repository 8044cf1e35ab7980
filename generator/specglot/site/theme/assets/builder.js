// The request builder: documented fields in, a checked request out, and to the mock server and back.
(function () {
  "use strict";
  var box = document.querySelector("section.builder");
  if (!box) return;
  var form = JSON.parse(box.dataset.form), words = JSON.parse(box.dataset.words), controls = [], values = {};
  function say(key, fill) { return words[key].replace(/\{(\w+)\}/g, function (_, name) { return fill[name]; }); }
  function make(tag, cls, text) { var made = document.createElement(tag); if (cls) made.className = cls; if (text !== undefined) made.textContent = text; return made; }

  // One row: label, control, complaint. `read` gives undefined for "leave out"; it throws a complaint about what cannot
  // be sent at all, and tells `complain` of what can be sent but should not.
  function row(name, kind, required, control, read) {
    var line = make("div", "builder-row"), label = make("label"), complaint = make("p", "complaint");
    control.id = "build-" + controls.length;
    complaint.id = control.id + "-error";
    label.htmlFor = control.id;
    label.appendChild(make("code", "", name));
    label.appendChild(make("span", "type", kind));
    if (required) label.appendChild(make("span", "required", words.required));
    control.setAttribute("aria-describedby", complaint.id);
    control.spellcheck = false;
    control.autocomplete = "off";
    line.appendChild(label); line.appendChild(control); line.appendChild(complaint);
    var item = { control: control, complaint: complaint, read: read, required: required, touched: false };
    ["input", "blur"].forEach(function (event) { control.addEventListener(event, function () { item.touched = true; update(); }); });
    controls.push(item);
    return line;
  }
  function choice(options, blank) {
    var select = make("select");
    (blank ? [""] : []).concat(options).forEach(function (value) { var option = make("option", "", value); option.value = value; select.appendChild(option); });
    return select;
  }
  function at(path) { return path.reduce(function (found, key) { return found && found[key]; }, values.body); }

  function input(field) {
    var example = field.example ? JSON.parse(field.example) : undefined, control;
    var container = field.type === "object" || field.type === "array";
    if (field.values.length) control = choice(field.values, !field.required);
    else if (field.type === "boolean") control = choice(["true", "false"], !field.required);
    else control = make(container ? "textarea" : "input");
    if (container) control.rows = 3;
    if (field.required || !container) control.value = example === undefined ? (field.required && field.type === "object" ? "{}" : "") : container ? JSON.stringify(example, null, 2) : typeof example === "string" ? example : JSON.stringify(example);
    if (!field.required && !container) control.value = "";
    return row(field.path.join("."), field.type, field.required, control, function (text, complain) {
      if (!text) return undefined;
      if (field.only_on && field.only.length && field.only.indexOf(String(at([field.only_on]))) < 0) complain(say("only", { field: field.only_on, values: field.only.join(", ") }));
      if (field.values.length && field.values.indexOf(text) < 0) throw words.allowed;
      if (field.type === "boolean") return text === "true";
      if (field.type === "number" || field.type === "integer") {
        var number = Number(text);
        if (!isFinite(number)) throw words.number;
        if (field.type === "integer" && !Number.isInteger(number)) throw words.integer;
        return number;
      }
      if (!container) return text;
      var value;
      try { value = JSON.parse(text); } catch (error) { throw words.json; }
      if (field.type === "object" ? !value || typeof value !== "object" || Array.isArray(value) : !Array.isArray(value)) throw words.json;
      if (field.keys.length) keys(field, value, complain);
      return value;
    });
  }
  // What the parameter tables say of an object's keys, for the chosen event.
  function keys(field, value, complain) {
    var event = form.inputs.map(function (item) { return item.values.length && item.path.length === 1 ? String(at(item.path)) : ""; }).filter(Boolean);
    function goes(key) { return key.events.indexOf("*") >= 0 || key.events.some(function (name) { return event.indexOf(name) >= 0; }); }
    var known = {}, missing = [], wrong = [];
    field.keys.forEach(function (key) { known[key.name] = key; if (key.required && goes(key) && !(key.name in value)) missing.push(key.name); });
    Object.keys(value).forEach(function (name) {
      var key = known[name], kind = typeof value[name];
      if (!key) { wrong.push(name); return; }
      if (key.type === "integer" && !Number.isInteger(value[name])) complain(name + ": " + words.integer);
      if (key.type === "number" && kind !== "number") complain(name + ": " + words.number);
    });
    if (missing.length) complain(say("missing", { names: missing.join(", ") }));
    if (wrong.length) complain(say("unknown", { names: wrong.join(", ") }));
  }

  // Output
  function url(base) {
    var address = (base || form.server) + form.path, query = [];
    form.variables.forEach(function (item) {
      var value = values.variables[item.name];
      if (item.place === "query") { if (value) query.push(encodeURIComponent(item.name) + "=" + encodeURIComponent(value)); }
      else if (item.place !== "header" && value) address = address.split("{" + item.name + "}").join(item.place === "server" ? value : encodeURIComponent(value));
    });
    return address + (query.length ? "?" + query.join("&") : "");
  }
  function headers() {
    var found = {};
    form.variables.forEach(function (item) { if (item.place === "header" && values.variables[item.name]) found[item.name] = values.variables[item.name]; });
    if (form.inputs.length) found["Content-Type"] = "application/json";
    return found;
  }
  function shell(text) { return "'" + text.replace(/'/g, "'\\''") + "'"; }
  function python(value, indent) {
    var inner = indent + "    ";
    if (value === null) return "None";
    if (typeof value === "boolean") return value ? "True" : "False";
    if (Array.isArray(value)) return value.length ? "[\n" + value.map(function (item) { return inner + python(item, inner) + ",\n"; }).join("") + indent + "]" : "[]";
    if (typeof value === "object") {
      var names = Object.keys(value);
      return names.length ? "{\n" + names.map(function (name) { return inner + JSON.stringify(name) + ": " + python(value[name], inner) + ",\n"; }).join("") + indent + "}" : "{}";
    }
    return JSON.stringify(value);
  }
  var writers = {
    curl: function () {
      var lines = ["curl -g -X " + form.method + " " + shell(url())], head = headers();
      Object.keys(head).forEach(function (name) { lines.push("  -H " + shell(name + ": " + head[name])); });
      if (form.inputs.length) lines.push("  -d " + shell(JSON.stringify(values.body, null, 2)));
      return lines.join(" \\\n");
    },
    Python: function () {
      var head = headers();
      delete head["Content-Type"];
      return "import httpx2\n\nresponse = httpx2.request(\n    " + JSON.stringify(form.method) + ",\n    " + JSON.stringify(url()) + ",\n" +
        (Object.keys(head).length ? "    headers=" + python(head, "    ") + ",\n" : "") +
        (form.inputs.length ? "    json=" + python(values.body, "    ") + ",\n" : "") + ")\nprint(response.status_code)";
    },
    TypeScript: function () {
      var options = ["  method: " + JSON.stringify(form.method) + ",", "  headers: " + JSON.stringify(headers()) + ","];
      if (form.inputs.length) options.push("  body: JSON.stringify(" + JSON.stringify(values.body, null, 2).replace(/\n/g, "\n  ") + "),");
      return "const response = await fetch(" + JSON.stringify(url()) + ", {\n" + options.join("\n") + "\n});\nconsole.log(response.status);";
    }
  };

  var grid = make("div", "builder-form"), out = make("div", "builder-out tabs"), state = make("p", "builder-state"), panes = {};
  state.setAttribute("role", "status");
  form.variables.forEach(function (item) {
    var control = make("input");
    grid.appendChild(row(item.name, item.place, item.required, control, function (text) { values.variables[item.name] = text; return text || undefined; }));
  });
  form.inputs.forEach(function (field) { grid.appendChild(input(field)); });
  Object.keys(writers).forEach(function (name) {
    var figure = make("figure", "code"), caption = make("figcaption"), button = make("button", "", words.copy), pre = make("pre"), code = make("code");
    button.type = "button";
    button.addEventListener("click", function () {
      if (navigator.clipboard) navigator.clipboard.writeText(code.textContent).then(function () { button.textContent = words.copied; setTimeout(function () { button.textContent = words.copy; }, 1600); });
    });
    pre.tabIndex = 0; pre.dir = "ltr"; pre.setAttribute("aria-label", name); code.translate = false;
    caption.appendChild(make("span", "", name)); caption.appendChild(button); pre.appendChild(code);
    var tab = make("div", "tab");
    tab.id = "build-" + name.toLowerCase(); tab.dataset.label = name;
    figure.appendChild(caption); figure.appendChild(pre); tab.appendChild(figure); out.appendChild(tab);
    panes[name] = code;
  });

  function update() {
    var fine = true;
    values = { variables: {}, body: {} };
    // Twice: a field's rule may look at a field below it.
    for (var round = 0; round < 2; round++) {
      fine = true;
      controls.forEach(function (item, index) {
        var value, complaint = "", field = form.inputs[index - form.variables.length];
        try { value = item.read(item.control.value.trim(), function (text) { complaint = complaint || text; }); if (value === undefined && item.required) complaint = words.required; }
        catch (error) { if (typeof error !== "string") throw error; complaint = error; }
        if (field && value !== undefined) {
          var target = values.body;
          field.path.slice(0, -1).forEach(function (key) { target = target[key] = target[key] || {}; });
          target[field.path[field.path.length - 1]] = value;
        }
        // Nobody is told off for what they have not come to yet.
        var told = complaint !== words.required || item.touched;
        item.complaint.textContent = told ? complaint : "";
        item.control.setAttribute("aria-invalid", String(Boolean(complaint && told)));
        if (complaint) fine = false;
      });
    }
    Object.keys(writers).forEach(function (name) { panes[name].textContent = writers[name](); });
    state.textContent = fine ? words.valid : "";
  }

  // Sending: to the reader's own machine only; the page's policy allows nothing else.
  var send = make("form", "builder-send"), address = make("input"), go = make("button", "", words.send), label = make("label", "", words.address), answer = make("figure", "code"), shown = make("pre");
  address.id = "build-address"; label.htmlFor = address.id; address.value = "http://127.0.0.1:8080"; address.dir = "ltr";
  go.type = "submit"; answer.hidden = true; shown.tabIndex = 0; shown.dir = "ltr"; shown.setAttribute("aria-label", words.answer); shown.setAttribute("role", "status");
  var head = make("figcaption"); head.appendChild(make("span", "", words.answer)); answer.appendChild(head); answer.appendChild(shown);
  [label, address, go].forEach(function (part) { send.appendChild(part); });
  send.addEventListener("submit", function (event) {
    event.preventDefault();
    var base = address.value.trim().replace(/\/+$/, ""), options = { method: form.method, headers: headers() };
    if (form.inputs.length) options.body = JSON.stringify(values.body);
    answer.hidden = false;
    shown.textContent = "…";
    fetch(url(base), options).then(function (response) {
      return response.text().then(function (text) {
        var lines = ["HTTP " + response.status + " " + response.statusText];
        response.headers.forEach(function (value, name) { lines.push(name + ": " + value); });
        shown.textContent = lines.join("\n") + (text ? "\n\n" + text : "");
      });
    }).catch(function () { shown.textContent = say("no_mock", { url: base }); });
  });

  [grid, state, out, send, answer].forEach(function (part) { box.appendChild(part); });
  box.hidden = false;
  Array.prototype.forEach.call(document.querySelectorAll("[data-builder]"), function (line) { line.hidden = false; });
  out.setAttribute("aria-label", words.title);
  if (window.specglotTabs) window.specglotTabs(out);
  update();
})();
