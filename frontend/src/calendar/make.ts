// Small makers of elements.

type Made = { class?: string; text?: string; label?: string; hidden?: boolean };

export function make<Name extends keyof HTMLElementTagNameMap>(name: Name, made: Made = {}, children: Node[] = []): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (made.class) element.className = made.class;
  if (made.text) element.textContent = made.text;
  if (made.label) element.setAttribute("aria-label", made.label);
  element.append(...children);
  return element;
}

export function button(words: string, act: () => void, look: string, drawing = ""): HTMLButtonElement {
  const made = make("button", { class: look, ...(drawing ? { label: words } : { text: words }) });
  made.type = "button";
  if (drawing) {
    const icon = make("span", { class: `icon icon-${drawing}` });
    icon.ariaHidden = "true";
    made.append(icon);
    made.title = words;
  }
  made.addEventListener("click", act);
  return made;
}

export function list(label: string, options: [value: number, words: string][], value: number, change: (value: number) => void): HTMLSelectElement {
  const made = make("select", { class: "input select", label });
  made.append(...options.map(([at, words]) => new Option(words, String(at), at === value, at === value)));
  made.addEventListener("change", () => change(Number(made.value)));
  return made;
}
