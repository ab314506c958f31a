// Chosen files on the device itself, so that they outlive a reload and the sending of their form; for a day at most.

import { begin, type Entry } from "./entry.ts";

const NAME = "files";
const STORE = "waiting";
const LONGEST = 24 * 3600 * 1000;
const SENT_WITH = "files-sent-with";

export type Remembered = Pick<Entry, "id" | "blob" | "name" | "original" | "size" | "place" | "mark" | "digest"> & {
  /** The token of the form they were chosen for. */
  form: string;
  /** The complaint they are to be added to, once its form was sent without them. */
  complaint: string;
  at: number;
};

export async function remember(entry: Entry, form: string, complaint = ""): Promise<void> {
  const { id, name, original, size, place, mark, digest } = entry;
  const kept: Remembered = { id, blob: mark ? null : entry.blob, name, original, size, place, mark, digest, form, complaint, at: Date.now() };
  await run("readwrite", (store) => store.put(kept));
}

export async function forget(id: string): Promise<void> {
  await run("readwrite", (store) => store.delete(id));
}

/** Returns what was remembered and is wanted, and forgets what is too old. */
export async function recall(isWanted: (one: Remembered) => boolean): Promise<Remembered[]> {
  const all = (await run<Remembered[]>("readonly", (store) => store.getAll())) ?? [];
  const isOld = (one: Remembered): boolean => Date.now() - one.at > LONGEST;
  for (const old of all.filter(isOld)) await forget(old.id);
  return all.filter((one) => !isOld(one) && isWanted(one)).sort((one, other) => one.at - other.at);
}

export function asEntry(one: Remembered): Entry {
  const { id, name, original, size, place, mark, digest } = one;
  return begin(one.blob ?? new Blob(), name, { id, original, size, place, mark, digest, blob: one.blob, state: mark ? "arrived" : "waiting", sent: mark ? size : 0 });
}

/** Notes which form this tab has just sent; the page that follows reads it. */
export function noteSent(form: string): void {
  try {
    sessionStorage.setItem(SENT_WITH, form);
  } catch {
    // Without it the files that are not there yet are simply not added by themselves.
  }
}

export function takeSent(): string {
  try {
    const form = sessionStorage.getItem(SENT_WITH) ?? "";
    sessionStorage.removeItem(SENT_WITH);
    return form;
  } catch {
    return "";
  }
}

/** Does one thing with the store; a device that keeps nothing answers nothing. */
async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<T | null> {
  try {
    const database = await opened();
    const result = await settled<T>(act(database.transaction(STORE, mode).objectStore(STORE)));
    database.close();
    return result;
  } catch {
    return null;
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE, { keyPath: "id" }));
  return settled(request);
}

function settled<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result as T));
    request.addEventListener("error", () => reject(request.error ?? new Error("the device keeps nothing")));
  });
}
