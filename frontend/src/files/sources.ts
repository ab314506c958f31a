// Where files come from besides the picker itself: dropped on the form, or pasted anywhere in it.

const PICKER = "file-picker:not([hidden] *)";

/** Listens to drops on the whole form of a picker. */
export function listenToDrops(picker: HTMLElement, add: (files: File[]) => void): void {
  const place = picker.closest("form")?.querySelectorAll("file-picker").length === 1 ? (picker.closest("form") ?? picker) : picker;
  const hover = (event: Event, over: boolean): void => {
    if (!(event instanceof DragEvent) || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    picker.classList.toggle("is-over", over);
  };
  place.addEventListener("dragover", (event) => hover(event, true));
  place.addEventListener("dragleave", (event) => hover(event, false));
  place.addEventListener("drop", (event) => {
    hover(event, false);
    if (event instanceof DragEvent && event.dataTransfer?.files.length) add([...event.dataTransfer.files]);
  });
}

/** Listens to pasted pictures and files: in this picker's form, or anywhere when it is the first picker of the page. */
export function listenToPastes(picker: HTMLElement, add: (files: File[]) => void): () => void {
  const listen = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    const isWriting = event.target instanceof Element && event.target.matches("input, textarea");
    if (!files.length || event.defaultPrevented || (isWriting && event.clipboardData?.types.includes("text/plain"))) return;
    const form = document.activeElement?.closest("form")?.querySelector(PICKER) ?? document.querySelector(PICKER);
    if (form !== picker) return;
    event.preventDefault();
    add(files);
  };
  document.addEventListener("paste", listen);
  return () => document.removeEventListener("paste", listen);
}
