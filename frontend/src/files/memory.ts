// Chosen files on the device itself, so that they outlive a reload and the sending of their form; for a day at most.

import { begin, type Entry } from "./entry.ts";

const NAME = "files";
const STORE = "waiting";
const LONGEST = 24 * 3600 * 1000;
const SENT_WITH = "files-sent-with";
const TAB = "files-tab";

/** What files belong to: a rendered form by its token, or the same form in the same tab by a name, reloads and all. */
export type Owner = { token: string; name: string };

export type Remembered = Pick<Entry, "id" | "blob" | "name" | "original" | "size" | "place" | "token" | "mark" | "digest" | "keptAs"> & {
  form: string;
  owner: string;
  tab: string;
  /** The complaint they are to be added to, once its form was sent without them. */
  complaint: string;
  /** Whether the small copy that is sent has still to be made. */
  isRaw: boolean;
  at: number;
};

export function remember(entry: Entry, owner: Owner, complaint = ""): Promise<void> {
  return rememberAll([entry], owner, complaint);
}

/** Keeps several files in one stroke, so that a reload loses none of them. */
export async function rememberAll(entries: Entry[], owner: Owner, complaint = ""): Promise<void> {
  if (entries.length) await run("readwrite", (store) => entries.map((entry) => store.put(asKept(entry, owner, complaint))).at(-1)!);
}

function asKept(entry: Entry, { token: form, name: owner }: Owner, complaint: string): Remembered {
  const { id, name, original, size, place, token, mark, digest, keptAs } = entry;
  const blob = mark ? null : entry.blob;
  return { id, blob, name, original, size, place, token, mark, digest, keptAs, form, owner, tab: tab(), complaint, isRaw: entry.state === "preparing", at: Date.now() };
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
  const { id, name, original, size, place, token, mark, digest, keptAs = "kept" } = one;
  return begin(one.blob ?? new Blob(), name, { id, original, size, place, token, mark, digest, keptAs, blob: one.blob, state: mark ? "arrived" : "waiting", sent: mark ? size : 0 });
}

/** Whether a file was chosen for this form and is not promised to a complaint yet. */
export function isOf(one: Remembered, owner: Owner): boolean {
  const isSameForm = one.form === owner.token || (owner.name !== "" && one.owner === owner.name && one.tab === tab());
  return isSameForm && !one.complaint;
}

/** Notes which form this tab has just sent; the page that follows reads it. */
export function noteSent(owner: Owner): void {
  session((storage) => storage.setItem(SENT_WITH, JSON.stringify(owner)));
}

export function takeSent(): Owner | null {
  const noted = session((storage) => storage.getItem(SENT_WITH));
  session((storage) => storage.removeItem(SENT_WITH));
  return noted ? (JSON.parse(noted) as Owner) : null;
}

/** A name of this tab that outlives reloads. */
function tab(): string {
  const known = session((storage) => storage.getItem(TAB)) ?? "";
  if (known) return known;
  const made = crypto.getRandomValues(new Uint32Array(2)).join("-");
  session((storage) => storage.setItem(TAB, made));
  return made;
}

function session<T>(act: (storage: Storage) => T): T | null {
  try {
    return act(sessionStorage);
  } catch {
    return null;
  }
}

/** Does one thing with the store; a device that keeps nothing answers nothing. */
async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<T | null> {
  try {
    const database = await opened();
    const transaction = database.transaction(STORE, mode);
    const result = await settled<T>(act(transaction.objectStore(STORE)));
    if (mode === "readwrite") await committed(transaction);
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

/** Only what is committed outlives a reload. */
function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("the device keeps nothing")));
  });
}

function settled<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result as T));
    request.addEventListener("error", () => reject(request.error ?? new Error("the device keeps nothing")));
  });
}
