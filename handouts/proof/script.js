"use strict";
// Without this script every link still leads where it says; with it, a text and its place on the
// page light up together.
(() => {
  const beside = window.matchMedia("(min-width: 64rem)");
  const text = (key) => document.getElementById(`m${key}`);
  const spots = (key) => document.querySelectorAll(`.spot[data-text="${key}"]`);

  function light(key) {
    for (const lit of document.querySelectorAll(".on")) lit.classList.remove("on");
    if (!key || !text(key)) return;
    text(key).classList.add("on");
    for (const spot of spots(key)) spot.classList.add("on");
  }

  function showOnPage(key) {
    light(key);
    const [first] = spots(key);
    if (first && beside.matches) first.scrollIntoView({ block: "nearest" });
  }

  function fromAddress() {
    const found = /^#[mp](\d+)$/.exec(location.hash);
    if (found) showOnPage(found[1]);
  }

  document.addEventListener("click", (event) => {
    const spot = event.target.closest(".spot");
    const article = event.target.closest(".text");
    if (spot) light(spot.dataset.text);
    else if (article && !event.target.closest("a")) showOnPage(article.dataset.text);
  });
  document.addEventListener("focusin", (event) => {
    const article = event.target.closest(".text");
    if (article) showOnPage(article.dataset.text);
  });
  window.addEventListener("hashchange", fromAddress);
  fromAddress();

  const filter = document.getElementById("filter");
  filter.hidden = false;
  filter.addEventListener("click", () => {
    const on = document.body.classList.toggle("filtered");
    filter.setAttribute("aria-pressed", String(on));
  });
})();
