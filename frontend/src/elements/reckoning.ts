// Shows what answers come to while somebody types. The server reckons, here as everywhere; without it the places stay empty.

const PATIENCE = 350;

/** Follows the answers of a form's questions and fills the places of what is worked out from them. */
export function follow(fields: HTMLElement, url: string): void {
  let waiting = 0;
  let asked: AbortController | null = null;
  const ask = async (): Promise<void> => {
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    const found = await worked(fields, url, signal).catch(() => ({}));
    if (!signal.aborted) show(fields, found);
  };
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void ask(), PATIENCE);
  };
  for (const event of ["input", "change", "entries"]) fields.addEventListener(event, soon);
}

async function worked(fields: HTMLElement, url: string, signal: AbortSignal): Promise<Record<string, string>> {
  const form = fields.closest("form");
  if (!form) return {};
  const prefix = fields.dataset["prefix"] ?? "";
  const sent = new FormData();
  for (const [name, value] of new FormData(form)) {
    const isAnswer = name.startsWith(prefix) || name === "category" || name === "csrfmiddlewaretoken";
    if (isAnswer && typeof value === "string") sent.append(name, value);
  }
  const answer = await fetch(url, { method: "POST", body: sent, signal });
  return answer.ok ? ((await answer.json()) as Record<string, string>) : {};
}

function show(fields: HTMLElement, found: Record<string, string>): void {
  for (const place of fields.querySelectorAll<HTMLElement>("[data-computed]")) {
    const words = found[place.dataset["computed"] ?? ""] ?? "";
    if (place.textContent !== words) place.textContent = words;
    place.closest<HTMLElement>("[data-computed-line]")?.toggleAttribute("hidden", !words);
  }
}
