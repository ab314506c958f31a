// <file-picker>: lists the chosen files, checks them before they are sent, and lets one be taken out again.

type Limits = { files: number; bytes: number };

export class FilePicker extends HTMLElement {
  private chosen: File[] = [];

  connectedCallback(): void {
    const input = this.input();
    if (!input) return;
    input.addEventListener("change", () => this.add([...(input.files ?? [])]));
    this.addEventListener("dragover", (event) => this.hover(event, true));
    this.addEventListener("dragleave", (event) => this.hover(event, false));
    this.addEventListener("drop", (event) => {
      this.hover(event, false);
      this.add([...(event.dataTransfer?.files ?? [])]);
    });
    this.add([...(input.files ?? [])]);
  }

  private input(): HTMLInputElement | null {
    return this.querySelector("input[type=file]");
  }

  private limits(): Limits {
    return { files: Number(this.dataset["maxFiles"] ?? 10), bytes: Number(this.dataset["maxBytes"] ?? Infinity) };
  }

  private hover(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.classList.toggle("is-over", over);
  }

  private add(files: File[]): void {
    const { files: most, bytes } = this.limits();
    const accept = this.input()?.accept ?? "";
    let problem = "";
    for (const file of files) {
      if (this.chosen.some((known) => known.name === file.name && known.size === file.size)) continue;
      if (!isAccepted(file, accept)) problem = this.sentence("wrongType", file.name);
      else if (file.size > bytes) problem = this.sentence("tooLarge", file.name, readable(bytes));
      else if (this.chosen.length >= most) problem = this.sentence("tooMany", file.name, String(most));
      else if (most === 1) this.chosen = [file];
      else this.chosen.push(file);
    }
    this.show(problem);
  }

  private sentence(key: string, name: string, most = ""): string {
    return (this.dataset[key] ?? "").replace("{name}", `\u2068${name}\u2069`).replace("{max}", `\u2066${most}\u2069`);
  }

  private show(problem: string): void {
    const transfer = new DataTransfer();
    for (const file of this.chosen) transfer.items.add(file);
    const input = this.input();
    if (input) input.files = transfer.files;
    this.querySelector("[data-files]")?.replaceChildren(...this.chosen.map((file) => this.row(file)));
    const place = this.querySelector<HTMLElement>("[data-problem]");
    if (!place) return;
    place.textContent = problem;
    place.hidden = !problem;
  }

  private row(file: File): HTMLLIElement {
    const row = document.createElement("li");
    const name = piece("bdi", "file-name", file.name);
    name.dir = "auto";
    const size = piece("span", "file-size", readable(file.size));
    size.dir = "ltr";
    const remove = piece("button", "file-remove", "") as HTMLButtonElement;
    remove.type = "button";
    remove.setAttribute("aria-label", this.sentence("remove", file.name));
    remove.append(piece("span", "icon icon-x", ""));
    remove.addEventListener("click", () => {
      this.chosen = this.chosen.filter((other) => other !== file);
      this.show("");
      this.input()?.focus();
    });
    row.append(name, size, remove);
    return row;
  }
}

function piece(tag: string, classes: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = classes;
  made.textContent = text;
  return made;
}

function isAccepted(file: File, accept: string): boolean {
  const wanted = accept.split(",").map((one) => one.trim().toLowerCase()).filter(Boolean);
  const type = file.type.toLowerCase();
  return wanted.length === 0 || wanted.some((one) => {
    if (one.startsWith(".")) return file.name.toLowerCase().endsWith(one);
    return one.endsWith("/*") ? type.startsWith(one.slice(0, -1)) : type === one;
  });
}

function readable(bytes: number): string {
  return bytes >= 1048576 ? `${Math.round(bytes / 104857.6) / 10} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
