// <theme-switch data-action>: light, dark or as the device; at once here, remembered by a cookie, and told to the server.

const YEAR = 365 * 24 * 3600;

export class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    this.addEventListener("click", (event) => {
      const button = (event.target as Element).closest("button");
      if (button) this.choose(button.value);
    });
  }

  private choose(theme: string): void {
    const root = document.documentElement;
    if (theme === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = theme;
    document.cookie = `theme=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
    for (const button of this.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === theme));
    this.tell(theme);
  }

  private tell(theme: string): void {
    const action = this.dataset["action"];
    if (!action) return;
    const headers = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}") as Record<string, string>;
    void fetch(action, { method: "POST", body: new URLSearchParams({ theme }), headers }).catch(() => undefined);
  }
}
