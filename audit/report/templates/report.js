"use strict";
(function () {
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const done = document.currentScript.dataset.done;
  const fold = (text) => text.normalize("NFC").toLocaleLowerCase();

  const form = document.getElementById("filter");
  if (form) {
    const status = form.querySelector("[role=status]");
    const cards = all(".finding").map((node) => ({ node, text: fold(node.textContent) }));
    const apply = () => {
      const wanted = fold(form.elements.text.value.trim());
      const paper = form.elements.document.value;
      const verdicts = new Set(all("[name=verdict]:checked", form).map((box) => box.value));
      let shown = 0;
      for (const { node, text } of cards) {
        const hidden = [
          !verdicts.has(node.dataset.verdict),
          !node.dataset.documents.includes(paper),
          !text.includes(wanted),
        ].includes(true);
        node.hidden = hidden;
        shown += hidden ? 0 : 1;
      }
      status.textContent = status.dataset.template.replace("{n}", shown).replace("{total}", cards.length);
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    apply();
    // A link to a finding that the filter hides shows everything again.
    window.addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1))) || document.getElementById(location.hash.slice(1));
      if (target === null) return;
      if (target.closest("[hidden]") === null) return;
      form.reset();
      apply();
      target.scrollIntoView();
    });
  }

  for (const button of all("button.copy")) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const snippet = button.parentElement.querySelector("pre");
      try {
        await navigator.clipboard.writeText(snippet.textContent);
        button.textContent = done;
        setTimeout(() => { button.textContent = label; }, 2000);
      } catch {
        getSelection().selectAllChildren(snippet);
      }
    });
  }

  const reading = document.getElementById("reading");
  const close = () => { reading.hidden = true; };
  reading.querySelector("button").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".text mark");
    if (mark === null) return;
    reading.querySelector("p").textContent = mark.textContent + "\n" + mark.title;
    reading.hidden = false;
  });

  // Paper has no closed details: all are opened for printing and put back afterwards.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all("details:not([open])").filter((node) => !node.classList.contains("more"));
    for (const node of closed) node.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const node of closed) node.open = false;
  });
})();
