// Begun complaints on this device: one for each form, for at most seven days; what was sent is only remembered as sent.

const PREFIX = "draft:filing:";
const SENT = "draft:sent";
const LONGEST = 7 * 24 * 3600 * 1000;
const MOST_SENT = 20;

export type Values = Record<string, string[]>;
export type Draft = { kept: number; step: string; values: Values; sending?: boolean };

/** Returns the draft of one form, unless its week is over. */
export function read(token: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(PREFIX + token) ?? "null") as Draft | null;
    if (draft && Date.now() - draft.kept < LONGEST) return draft;
    if (draft) forget(token);
  } catch {
    // A device that keeps nothing is no reason to stop the person.
  }
  return null;
}

/** Returns the newest draft and the token of its form. */
export function newest(): [string, Draft] | null {
  const found = tokens().map((token): [string, Draft | null] => [token, read(token)]);
  const kept = found.filter((one): one is [string, Draft] => one[1] !== null);
  return kept.sort((one, other) => other[1].kept - one[1].kept)[0] ?? null;
}

/** Keeps a draft; tells whether the device could. */
export function keep(token: string, draft: Draft): boolean {
  try {
    localStorage.setItem(PREFIX + token, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forget(token: string): void {
  try {
    localStorage.removeItem(PREFIX + token);
  } catch {
    // Nothing was kept.
  }
}

/** Forgets every draft that was on its way: the receipt is here. */
export function forgetSent(): void {
  const sent = tokens().filter((token) => read(token)?.sending);
  sent.forEach(forget);
  try {
    localStorage.setItem(SENT, JSON.stringify([...readSent(), ...sent].slice(-MOST_SENT)));
  } catch {
    // A page that comes back from the browser's memory then shows what was sent; the server still takes it once.
  }
}

export function wasSent(token: string): boolean {
  return readSent().includes(token);
}

/** Returns a token as the server makes them. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function tokens(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

function readSent(): string[] {
  try {
    return JSON.parse(localStorage.getItem(SENT) ?? "[]") as string[];
  } catch {
    return [];
  }
}
