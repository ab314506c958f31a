// [data-opens="id"] opens a <dialog>; [data-close] in it, Escape, or a press beside it closes it. The command area has its own keys.

export function openDialogs(root: Document): void {
  root.addEventListener("click", (event) => {
    const target = event.target as Element;
    const id = target.closest<HTMLElement>("[data-opens]")?.dataset["opens"];
    const wanted = id ? root.getElementById(id) : null;
    if (wanted instanceof HTMLDialogElement && wanted.matches(".dialog")) return wanted.showModal();
    const around = target.closest<HTMLDialogElement>("dialog.dialog");
    if (around && (target === around || target.closest("[data-close]"))) around.close();
  });
  for (const opener of root.querySelectorAll<HTMLElement>("[data-opens]")) opener.hidden = false;
}
