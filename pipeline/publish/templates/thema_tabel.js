(function () {
  "use strict";
  var form = document.getElementById("filters");
  var count = document.getElementById("count");
  var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); };
  var statements = all("li.statement");
  var words = statements.map(function (item) { return item.textContent.toLowerCase(); });
  var chosen = function (name) {
    return all("input[name=" + name + "]:checked", form).map(function (box) { return box.value; });
  };
  function apply() {
    var zorgkantoren = chosen("zorgkantoor"), themas = chosen("thema"), show = chosen("toon")[0];
    var wanted = form.elements.zoek.value.trim().toLowerCase();
    all("[data-zorgkantoor]").forEach(function (cell) {
      var thema = cell.getAttribute("data-thema");
      cell.hidden = zorgkantoren.indexOf(cell.getAttribute("data-zorgkantoor")) < 0 || (thema !== null && themas.indexOf(thema) < 0);
    });
    all("tr[data-thema]").forEach(function (row) { row.hidden = themas.indexOf(row.getAttribute("data-thema")) < 0; });
    widen();
    var shown = 0;
    statements.forEach(function (item, i) {
      var change = item.getAttribute("data-change");
      var right = show === "alles" || (show === "eigen" ? item.classList.contains("own") : change === "gewijzigd" || change === "nieuw");
      item.hidden = !right || (wanted !== "" && words[i].indexOf(wanted) < 0);
      if (!item.hidden && !item.closest("[hidden]")) { shown += 1; }
    });
    all("li.joint-head").forEach(function (head) {
      head.hidden = !all("li.joint:not([hidden])", head.parentNode).length;
    });
    count.textContent = shown === 1 ? "1 uitspraak" : shown + " uitspraken";
  }
  // A column with an opened statement gets room for the picture of its passage.
  function widen() {
    var table = document.getElementById("matrix");
    var heads = all("thead th[data-zorgkantoor]", table).filter(function (head) { return !head.hidden; });
    var opened = heads.filter(function (head) {
      var cells = "td[data-zorgkantoor='" + head.getAttribute("data-zorgkantoor") + "'] details[open]";
      var wide = table.querySelector(cells) !== null;
      head.classList.toggle("wide", wide);
      return wide;
    });
    var room = opened.length > 2 ? 22 : 36;
    table.style.setProperty("--wide", room + "rem");
    table.style.minWidth = window.innerWidth > 760 ? (9 + 10.5 * (heads.length - opened.length) + room * opened.length) + "rem" : "";
  }
  function open(state) {
    statements.forEach(function (item) { item.querySelector("details").open = state && !item.hidden; });
  }
  document.getElementById("open-all").addEventListener("click", function () { open(true); });
  document.getElementById("close-all").addEventListener("click", function () { open(false); });
  document.addEventListener("toggle", widen, true);
  form.addEventListener("input", apply);
  form.addEventListener("reset", function () { window.setTimeout(apply, 0); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
  apply();
}());
