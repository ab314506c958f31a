// <copy-code data-value data-copied>: one button that copies a code without its gaps.

export class CopyCode extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector("button");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => void this.copy(button));
  }

  private async copy(button: HTMLButtonElement): Promise<void> {
    const value = this.dataset["value"] ?? "";
    const done = await write(value);
    if (done) say(button, this.dataset["copied"] ?? "");
    else select(this.querySelector("bdi"));
  }
}

async function write(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false;
  }
}

function say(button: HTMLButtonElement, copied: string): void {
  const words = button.querySelector("[data-words]");
  if (!words || words.textContent === copied) return;
  const before = words.textContent;
  const label = button.getAttribute("aria-label");
  words.textContent = copied;
  button.setAttribute("aria-label", copied);
  setTimeout(() => {
    words.textContent = before;
    if (label) button.setAttribute("aria-label", label);
  }, 2000);
}

function select(node: Element | null): void {
  if (node) getSelection()?.selectAllChildren(node);
}
