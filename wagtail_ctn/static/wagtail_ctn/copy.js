// Buttons that copy a field's text. Without this file they stay hidden.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-ctn-copy]")) {
    const label = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.ctnCopy);
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        field.select();
        return;
      }
      button.textContent = button.dataset.ctnCopied;
      setTimeout(() => { button.textContent = label; }, 3000);
    });
  }
}
