(function () {
  "use strict";
  var form = document.getElementById("filters");
  var count = document.getElementById("count");
  var table = document.getElementById("matrix");
  var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); };
  var statements = all("li.statement").map(function (item) {
    var change = item.getAttribute("data-change");
    return { item: item, cell: item.closest("td"), row: item.closest("tr"), own: item.classList.contains("own"),
             changed: change === "gewijzigd" || change === "nieuw" || change === "verbeterd", words: null };
  });
  var placed = all("[data-zorgkantoor]");
  var rows = all("tr[data-thema]");
  var heads = all("thead th[data-zorgkantoor]", table);
  var joint = all("li.joint-head");

  var chosen = function (name) {
    return all("input[name=" + name + "]:checked", form).map(function (box) { return box.value; });
  };
  var show = function (element, wanted) { if (element.hidden === wanted) { element.hidden = !wanted; } };
  var has = function (list, value) { return list.indexOf(value) >= 0; };

  function apply() {
    var zorgkantoren = chosen("zorgkantoor"), themas = chosen("thema"), kind = chosen("toon")[0];
    var wanted = form.elements.zoek.value.trim().toLowerCase();
    placed.forEach(function (cell) {
      var thema = cell.getAttribute("data-thema");
      show(cell, has(zorgkantoren, cell.getAttribute("data-zorgkantoor")) && (thema === null || has(themas, thema)));
    });
    rows.forEach(function (row) { show(row, has(themas, row.getAttribute("data-thema"))); });
    var shown = 0;
    statements.forEach(function (one) {
      var right = kind === "alles" || (kind === "eigen" ? one.own : one.changed);
      if (right && wanted !== "") {
        one.words = one.words || one.item.textContent.toLowerCase();
        right = one.words.indexOf(wanted) >= 0;
      }
      show(one.item, right);
      if (right && !one.cell.hidden && !one.row.hidden) { shown += 1; }
    });
    joint.forEach(function (head) {
      show(head, head.parentNode.querySelector("li.joint:not([hidden])") !== null);
    });
    count.textContent = shown === 1 ? "1 uitspraak" : shown + " uitspraken";
    widen();
  }

  // A column with an opened statement gets room for the picture of its passage.
  function widen() {
    var seen = heads.filter(function (head) { return !head.hidden; });
    var opened = seen.filter(function (head) {
      var cells = "td[data-zorgkantoor='" + head.getAttribute("data-zorgkantoor") + "'] li:not([hidden]) > details[open]";
      var wide = table.querySelector(cells) !== null;
      head.classList.toggle("wide", wide);
      return wide;
    });
    var room = opened.length > 2 ? 22 : 36;
    table.style.setProperty("--wide", room + "rem");
    var least = 9 + 8.7 * (seen.length - opened.length) + room * opened.length;
    table.style.minWidth = window.innerWidth > 760 ? least + "rem" : "";
  }
  var waiting = false;
  function widenSoon() {
    if (waiting) { return; }
    waiting = true;
    window.requestAnimationFrame(function () { waiting = false; widen(); });
  }

  function open(state) {
    statements.forEach(function (one) {
      one.item.firstElementChild.open = state && !one.item.hidden && !one.cell.hidden && !one.row.hidden;
    });
  }

  // The filters stand in the address, so that a view can be kept and sent on.
  function remember() {
    var parts = new URLSearchParams();
    ["zorgkantoor", "thema"].forEach(function (name) {
      var boxes = all("input[name=" + name + "]", form), on = chosen(name);
      if (on.length < boxes.length) { parts.set(name, on.join(",")); }
    });
    if (chosen("toon")[0] !== "alles") { parts.set("toon", chosen("toon")[0]); }
    if (form.elements.zoek.value.trim()) { parts.set("zoek", form.elements.zoek.value.trim()); }
    var text = parts.toString();
    window.history.replaceState(null, "", text ? "#" + text : window.location.pathname + window.location.search);
  }
  function recall() {
    var text = window.location.hash.slice(1);
    if (text.indexOf("=") < 0) { return; }
    var parts = new URLSearchParams(text);
    ["zorgkantoor", "thema"].forEach(function (name) {
      var on = parts.has(name) ? parts.get(name).split(",") : null;
      all("input[name=" + name + "]", form).forEach(function (box) { box.checked = on === null || has(on, box.value); });
    });
    all("input[name=toon]", form).forEach(function (box) { box.checked = box.value === (parts.get("toon") || "alles"); });
    if (!chosen("toon").length) { form.elements.toon[0].checked = true; }
    form.elements.zoek.value = parts.get("zoek") || "";
  }

  // An address of one statement opens it, whatever the filters were.
  function visit() {
    var name = window.location.hash.slice(1);
    var item = document.getElementById(name) || document.getElementById(decodeURIComponent(name));
    if (!item || !item.classList.contains("statement")) { return; }
    if (item.closest("[hidden]")) { form.reset(); apply(); }
    item.firstElementChild.open = true;
    widen(); // before it is looked for: other widths, other heights
    item.scrollIntoView({ block: "center" });
    item.querySelector("summary").focus({ preventScroll: true });
  }

  document.getElementById("open-all").addEventListener("click", function () { open(true); });
  document.getElementById("close-all").addEventListener("click", function () { open(false); });
  document.addEventListener("toggle", widenSoon, true);
  document.addEventListener("keydown", function (event) {
    var opened = event.key === "Escape" && event.target.closest && event.target.closest("details[open]");
    if (opened) {
      opened.open = false;
      opened.querySelector("summary").focus();
    }
  });
  form.addEventListener("input", function () { apply(); remember(); });
  form.addEventListener("reset", function () { window.setTimeout(function () { apply(); remember(); }, 0); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  window.addEventListener("hashchange", function () { recall(); apply(); visit(); });
  window.addEventListener("resize", widenSoon);
  form.hidden = false;
  recall();
  apply();
  visit();
}());
