// Conveniences: show the dates of one source only, copy a citation with its address, and open what is folded where a link
// leads into it or the page is printed. The page is whole without them.
for (const filter of document.querySelectorAll(".filter")) {
  const timeline = filter.closest(".timeline");
  filter.hidden = false;
  filter.addEventListener("click", ({target}) => {
    const button = target.closest(".filter__button");
    if (!button) return;
    for (const other of filter.querySelectorAll(".filter__button")) other.setAttribute("aria-pressed", other === button);
    const source = button.dataset.source;
    for (const event of timeline.querySelectorAll(".event"))
      event.hidden = source !== "" && !event.dataset.sources.split(" ").includes(source);
    for (const day of timeline.querySelectorAll(".timeline__day"))
      day.hidden = !day.querySelector(".event:not([hidden])");
  });
}
if (navigator.clipboard)
  for (const button of document.querySelectorAll(".cite__copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const cite = button.closest(".cite");
      const text = cite.querySelector(".cite__text").textContent;
      const link = cite.querySelector(".cite__link");
      await navigator.clipboard.writeText(`${text} ${link.href}`);
      button.textContent = button.dataset.copied;
    });
  }

const unfold = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let opened = false;
  for (let part = target; part; part = part.parentElement)
    if (part.tagName === "DETAILS" && !part.open) opened = part.open = true;
  if (opened) target.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const part of folded) part.open = true;
});
addEventListener("afterprint", () => {
  for (const part of folded) part.open = false;
});
