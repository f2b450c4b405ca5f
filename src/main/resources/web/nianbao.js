// Comforts only: every page works without this file.
(function () {
  "use strict";

  // A click on a number loads its place into the frame and its facts into the panel, without leaving the page.
  var frame = document.getElementById("source");
  var detail = document.getElementById("detail");
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.num");
    if (!link || !frame || !detail || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    choose(link);
    history.pushState({ cell: link.id }, "", link.getAttribute("href"));
  });

  function choose(link) {
    document.querySelectorAll("a.num[aria-current]").forEach(function (a) { a.removeAttribute("aria-current"); });
    link.setAttribute("aria-current", "true");
    frame.src = link.dataset.source;
    fetch(link.href).then(function (answer) { return answer.text(); }).then(function (html) {
      var page = new DOMParser().parseFromString(html, "text/html");
      var fresh = page.getElementById("detail");
      if (fresh && link.hasAttribute("aria-current")) detail.replaceChildren.apply(detail, Array.from(fresh.childNodes));
    });
  }

  window.addEventListener("popstate", function (event) {
    var link = event.state && event.state.cell && document.getElementById(event.state.cell);
    if (link) choose(link); else if (frame) location.reload();
  });

  // Arrow keys walk through the figures of a table.
  document.addEventListener("keydown", function (event) {
    var here = document.activeElement;
    if (!here || !here.matches("a.num") || event.altKey || event.ctrlKey || event.metaKey) return;
    var cell = here.closest("td");
    var row = cell.parentElement;
    var to = null;
    if (event.key === "ArrowRight") to = cell.nextElementSibling;
    if (event.key === "ArrowLeft") to = cell.previousElementSibling;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      var next = row;
      do { next = event.key === "ArrowDown" ? next.nextElementSibling : next.previousElementSibling; }
      while (next && next.classList.contains("group"));
      to = next && next.children[cell.cellIndex];
    }
    var number = to && to.querySelector("a.num");
    if (number) { event.preventDefault(); number.focus(); }
  });

  // Sweeps under way: figures change in place; when a sweep comes, goes or rests, the part is loaded anew.
  var live = document.getElementById("live");
  if (live && window.EventSource) {
    new EventSource(live.dataset.events).addEventListener("sweeps", function (event) {
      var sweeps = JSON.parse(event.data);
      if (!sweeps.every(show) || sweeps.length !== live.querySelectorAll("tr[data-site]").length) renew();
    });
  }

  function show(sweep) {
    var row = live.querySelector('tr[data-site="' + CSS.escape(sweep.site) + '"]');
    if (!row || row.dataset.state !== sweep.state || row.dataset.obstacle !== (sweep.obstacle || "")) return false;
    ["fetched", "queued", "reports", "requisites_queued", "requests"].forEach(function (name) {
      row.querySelector('[data-is="' + name + '"]').textContent = sweep[name].toLocaleString("en-US");
    });
    row.querySelector('[data-is="next_due"]').textContent = !sweep.next_due ? "–"
      : new Date(sweep.next_due).toLocaleTimeString("en-GB", { timeZone: "Asia/Shanghai" });
    return Object.keys(sweep.skipped).every(function (reason) {
      var tag = row.querySelector('[data-reason="' + CSS.escape(reason) + '"] b');
      if (tag) tag.textContent = sweep.skipped[reason].toLocaleString("en-US");
      return tag;
    });
  }

  function renew() {
    // Nobody's typing is taken away; the next event tries again.
    if (live.contains(document.activeElement) && document.activeElement.matches("input, summary")) return;
    fetch(location.href).then(function (answer) { return answer.text(); }).then(function (html) {
      var fresh = new DOMParser().parseFromString(html, "text/html").getElementById("live");
      if (fresh) live.replaceChildren.apply(live, Array.from(fresh.childNodes));
    });
  }

  document.querySelectorAll("button.copy").forEach(function (button) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value).then(function () {
        button.textContent = button.dataset.done;
      });
    });
  });
})();
