// Sends one file in pieces: asks after every cut how much has arrived, and goes on from there until it has or is stopped.

import type { Entry } from "./entry.ts";

const FIRST_PIECE = 131_072;
const SMALLEST_PIECE = 32_768;
const LARGEST_PIECE = 2_097_152;
const QUICK = 800;
const SLOW = 8000;
const PATIENCE = 90_000;
const LONGEST_WAIT = 30_000;
const NEW_BEGINNINGS = 3;

export interface Form {
  url: string;
  token: string;
  csrf: string;
}

type Told = { offset: number; longest: number; mark?: string; name?: string; digest?: string };

/** The server has said no, in words for the person. */
class Refusal extends Error {}

/** Worth trying again after so many milliseconds. */
class Later extends Error {
  constructor(readonly wait = 0) {
    super();
  }
}

/** The place is not known there: too old, or given up. */
class Lost extends Error {}

export async function send(entry: Entry, form: Form, changed: (entry: Entry) => void, signal: AbortSignal): Promise<void> {
  let tries = 0;
  let beginnings = 0;
  let piece = FIRST_PIECE;
  const went = (told: Told): void => {
    tries = 0;
    entry.state = "sending";
    take(entry, told);
    changed(entry);
  };
  for (;;) {
    try {
      if (!entry.place) await begin(entry, form, signal);
      else went(await ask(entry, form, signal));
      changed(entry);
      while (!entry.mark) {
        const started = performance.now();
        went(await put(entry, form, piece, signal));
        const took = performance.now() - started;
        if (took < QUICK) piece = Math.min(piece * 2, LARGEST_PIECE);
        else if (took > SLOW) piece = Math.max(piece / 2, SMALLEST_PIECE);
      }
      entry.state = "arrived";
      return changed(entry);
    } catch (error) {
      if (signal.aborted) throw error;
      if (error instanceof Refusal) return refuse(entry, error.message, changed);
      if (error instanceof Lost) {
        entry.place = "";
        if (++beginnings > NEW_BEGINNINGS) throw error;
        continue;
      }
      entry.state = "cut";
      changed(entry);
      piece = Math.max(piece / 2, SMALLEST_PIECE);
      await pause(error instanceof Later && error.wait ? error.wait : backOff(tries++), signal);
    }
  }
}

/** Tells the server that the file isn't wanted any more; if it does not hear, the file goes by itself in a day. */
export function giveUp(entry: Entry, form: Form): void {
  if (entry.place && !entry.mark) void fetch(entry.place, { method: "DELETE", headers: headers(entry, form), keepalive: true }).catch(() => undefined);
}

async function begin(entry: Entry, form: Form, signal: AbortSignal): Promise<void> {
  const body = new URLSearchParams({ name: entry.name, size: String(entry.size) });
  entry.token = form.token;
  const answer = await call(form.url, { method: "POST", body, headers: headers(entry, form), signal });
  entry.place = new URL(answer.headers.get("Location") ?? "", location.href).pathname;
  entry.sent = 0;
}

async function put(entry: Entry, form: Form, piece: number, signal: AbortSignal): Promise<Told> {
  const body = entry.blob?.slice(entry.sent, entry.sent + piece);
  const sent = { ...headers(entry, form), "Upload-Offset": String(entry.sent), "Content-Type": "application/offset+octet-stream" };
  return (await call(entry.place, { method: "PATCH", body: body ?? null, headers: sent, signal })).json() as Promise<Told>;
}

async function ask(entry: Entry, form: Form, signal: AbortSignal): Promise<Told> {
  return (await call(entry.place, { method: "GET", headers: headers(entry, form), signal })).json() as Promise<Told>;
}

async function call(url: string, request: RequestInit & { signal: AbortSignal }): Promise<Response> {
  const answer = await patiently(request.signal, (signal) => fetch(url, { ...request, credentials: "same-origin", signal }));
  if (answer.ok) return answer;
  if (answer.status === 404 && request.method !== "POST") throw new Lost();
  if (answer.status === 429) throw new Later(1000 * Number(answer.headers.get("Retry-After") || 30));
  if ([408, 409, 423].includes(answer.status) || answer.status >= 500) throw new Later();
  const told = (await answer.json().catch(() => ({}))) as { detail?: string };
  throw new Refusal(told.detail ?? "");
}

/** Gives up a call that takes too long, so that the next one can go on from what has arrived. */
async function patiently<T>(signal: AbortSignal, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const own = new AbortController();
  const stop = (): void => own.abort();
  const timer = setTimeout(stop, PATIENCE);
  signal.addEventListener("abort", stop);
  try {
    return await act(own.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

function headers(entry: Entry, form: Form): Record<string, string> {
  return { Accept: "application/json", "X-CSRFToken": form.csrf, "X-Form-Token": entry.token };
}

function take(entry: Entry, told: Told): void {
  entry.sent = told.offset;
  if (!told.mark) return;
  entry.mark = told.mark;
  entry.name = told.name ?? entry.name;
  entry.digest = told.digest ?? "";
}

function refuse(entry: Entry, sentence: string, changed: (entry: Entry) => void): void {
  entry.state = "refused";
  entry.problem = sentence;
  changed(entry);
}

function backOff(tries: number): number {
  return Math.min(1000 * 2 ** tries, LONGEST_WAIT) * (0.75 + Math.random() / 2);
}

/** Waits, but not a moment longer than the line is away. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", over);
      signal.removeEventListener("abort", stopped);
      resolve();
    };
    const stopped = (): void => {
      over();
      reject(signal.reason as Error);
    };
    const timer = setTimeout(over, milliseconds);
    window.addEventListener("online", over);
    signal.addEventListener("abort", stopped);
  });
}
