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
  // What was found and not chosen stands behind each cell: a search finds it there.
  var others = all("td .more li").map(function (item) {
    return { item: item, cell: item.closest("td"), row: item.closest("tr"), words: null };
  });
  var placed = all("[data-zorgkantoor]");
  var rows = all("tr[data-thema], details[data-thema]");
  var heads = all("thead th[data-zorgkantoor]", table);
  var joint = all("li.joint-head");

  var chosen = function (name) {
    return all("input[name=" + name + "]:checked", form).map(function (box) { return box.value; });
  };
  var show = function (element, wanted) { if (element.hidden === wanted) { element.hidden = !wanted; } };
  var has = function (list, value) { return list.indexOf(value) >= 0; };

  function apply() {
    var zorgkantoren = chosen("zorgkantoor"), themas = chosen("thema"), kind = chosen("toon")[0];
    var wanted = form.elements.zoek.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    placed.forEach(function (cell) {
      var thema = cell.getAttribute("data-thema");
      show(cell, has(zorgkantoren, cell.getAttribute("data-zorgkantoor")) && (thema === null || has(themas, thema)));
    });
    rows.forEach(function (row) { show(row, has(themas, row.getAttribute("data-thema"))); });
    var shown = 0;
    statements.forEach(function (one) {
      var right = kind === "alles" || (kind === "eigen" ? one.own : one.changed);
      var said = right && wanted.length > 0 ? wordsOf(one) : null;
      if (said) {
        right = wanted.every(function (word) { return said.shown.indexOf(word) >= 0 || said.passage.indexOf(word) >= 0; });
      }
      one.item.classList.toggle("deep", Boolean(said) && right &&
        !wanted.every(function (word) { return said.shown.indexOf(word) >= 0; }));
      show(one.item, right);
      if (right && !one.cell.hidden && !one.row.hidden) { shown += 1; }
    });
    var beside = 0;
    others.forEach(function (one) {
      var right = wanted.length === 0 || wanted.every(function (word) {
        one.words = one.words || one.item.textContent.toLowerCase();
        return one.words.indexOf(word) >= 0;
      });
      show(one.item, right);
      if (wanted.length > 0 && right && !one.cell.hidden && !one.row.hidden) { beside += 1; }
      var holder = one.item.closest("details");
      if (wanted.length > 0 && right && !holder.open) { holder.open = true; holder.setAttribute("data-found", ""); }
      if (wanted.length === 0 && holder.hasAttribute("data-found")) { holder.open = false; holder.removeAttribute("data-found"); }
    });
    all("td .more").forEach(function (holder) {
      show(holder, wanted.length === 0 || holder.querySelector("li:not([hidden])") !== null);
    });
    joint.forEach(function (head) {
      show(head, head.parentNode.querySelector("li.joint:not([hidden])") !== null);
    });
    count.textContent = (shown === 1 ? "1 uitspraak" : shown + " uitspraken") +
      (beside ? ", en " + beside + " gevonden die niet in de tabel " + (beside === 1 ? "staat" : "staan") : "");
    markHits(wanted);
    widen();
  }

  // What a reader sees: the statement, and the passage behind it; not the rules.
  function wordsOf(one) {
    one.words = one.words || {
      shown: one.item.querySelector("summary").textContent.toLowerCase(),
      passage: all(".passage > p", one.item).map(function (part) { return part.textContent; }).join(" ").toLowerCase()
    };
    return one.words;
  }

  // Hits are marked by the browser itself, where it can: the page stays as it is.
  function markHits(wanted) {
    if (!window.Highlight || !window.CSS || !CSS.highlights) { return; }
    CSS.highlights.delete("zoek");
    if (!wanted.length) { return; }
    var ranges = [];
    statements.concat(others).forEach(function (one) {
      if (one.item.hidden || one.cell.hidden || one.row.hidden) { return; }
      var parts = one.item.classList.contains("statement") ? all("summary, .passage > p", one.item) : [one.item];
      parts.forEach(function (part) {
        var walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) { addRanges(ranges, walker.currentNode, wanted); }
      });
    });
    var marks = new window.Highlight();
    ranges.forEach(function (range) { marks.add(range); });
    CSS.highlights.set("zoek", marks);
  }
  function addRanges(ranges, node, wanted) {
    var text = node.data.toLowerCase();
    if (text.length !== node.data.length) { return; } // a letter that changes its length when small: places would be off
    wanted.forEach(function (word) {
      for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        var range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        ranges.push(range);
      }
    });
  }

  // The address holds the filters: who gets it sees the same.
  function share() {
    var address = window.location.href;
    var told = function (words) { count.textContent = words; };
    var byHand = function () { told("Kopieer dit adres: " + address); };
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(address).then(function () { told("Het adres van deze selectie is gekopieerd."); }, byHand);
    } else {
      byHand();
    }
  }

  // The names of themes and what an address leads to stay clear of the head of the table.
  function clearHead() {
    var head = table.tHead;
    document.documentElement.style.setProperty("--head", (head ? head.offsetHeight : 0) + "px");
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
    // What the other columns can spare of the table; more than the window has only where that is too little.
    var rest = NAMES + NARROW * (seen.length - opened.length);
    var spare = (document.documentElement.clientWidth / rem() - rest) / Math.max(1, opened.length);
    var room = Math.max(opened.length > 2 ? 20 : 28, Math.min(44, spare));
    table.style.setProperty("--wide", room + "rem");
    table.style.minWidth = window.innerWidth > 760 ? Math.floor(rest + room * opened.length) + "rem" : "";
    clearHead();
    keepInPlace();
  }
  var NAMES = 9, NARROW = 8; // rem: the column of themes, and another column beside an opened statement
  function rem() { return parseFloat(window.getComputedStyle(document.documentElement).fontSize) || 16; }

  // What was clicked stays under the pointer, though other widths give other heights: those of what was out of sight
  // are only known some frames later.
  var clicked = null;
  function keepInPlace() {
    if (!clicked) { return; }
    window.scrollBy({ top: clicked.head.getBoundingClientRect().top - clicked.top, behavior: "instant" });
    clicked.frames -= 1;
    if (clicked.frames > 0) { window.requestAnimationFrame(keepInPlace); } else { clicked = null; }
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
  document.getElementById("share").addEventListener("click", share);
  document.getElementById("close-all").addEventListener("click", function () { open(false); });
  table.addEventListener("click", function (event) {
    var head = event.target.closest && event.target.closest("summary");
    clicked = head ? { head: head, top: head.getBoundingClientRect().top, frames: 4 } : null;
  });
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
