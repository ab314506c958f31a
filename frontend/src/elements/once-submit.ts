// A form marked data-once is sent once; it can be sent again when the person comes back to the page.

function release(form: HTMLFormElement): void {
  delete form.dataset["sending"];
  for (const button of form.querySelectorAll<HTMLElement>("[aria-disabled='true'][data-busy], [data-was]")) {
    button.removeAttribute("aria-disabled");
    const words = button.querySelector("span:last-child") ?? button;
    if (button.dataset["was"] !== undefined) words.textContent = button.dataset["was"];
    delete button.dataset["was"];
  }
}

function hold(form: HTMLFormElement, button: HTMLElement | null): void {
  form.dataset["sending"] = "yes";
  if (!button) return;
  button.setAttribute("aria-disabled", "true");
  const words = button.querySelector("span:last-child") ?? button;
  const busy = button.dataset["busy"];
  if (!busy) return;
  button.dataset["was"] = words.textContent ?? "";
  words.textContent = busy;
}

export function sendOnce(root: Document): void {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !("once" in form.dataset)) return;
    if (form.dataset["sending"]) event.preventDefault();
    else if (!event.defaultPrevented) hold(form, event.submitter);
  });
  window.addEventListener("pageshow", () => root.querySelectorAll<HTMLFormElement>("form[data-once]").forEach(release));
}
