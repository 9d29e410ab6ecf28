// Two conveniences: show the dates of one source only, and copy a citation with its address. The page is whole without them.
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
