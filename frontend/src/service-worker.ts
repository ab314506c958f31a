// Runs beside the public pages: when the line is gone it shows the page that takes words without a network. It keeps that
// page and its looks, never a page about somebody's complaint, because devices are shared. The server writes PLAN before it.

type Plan = { version: string; files: string[]; pages: Record<string, string> };
type Lasting = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Lasting & { request: Request; respondWith(answer: Promise<Response>): void };
type Beside = EventTarget & { PLAN: Plan; skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } };

const worker = globalThis as unknown as Beside;
const { version, files, pages } = worker.PLAN;
const kept = `portal-${version}`;

async function fill(): Promise<void> {
  const cache = await caches.open(kept);
  await cache.addAll([...files, ...Object.values(pages)]);
  await worker.skipWaiting();
}

async function clear(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith("portal-") && name !== kept);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** Returns the page without a network in the language of the address, or nothing for an address that isn't the portal's. */
function pageFor(address: string): string | undefined {
  return pages[new URL(address).pathname.split("/")[1] ?? ""];
}

async function orWithoutLine(request: Request, page: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (failure) {
    const instead = await caches.match(page);
    if (instead) return instead;
    throw failure;
  }
}

async function fromHere(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

worker.addEventListener("install", (event) => (event as Lasting).waitUntil(fill()));
worker.addEventListener("activate", (event) => (event as Lasting).waitUntil(clear()));
worker.addEventListener("fetch", (event) => {
  const { request } = event as Fetching;
  // What was posted is left alone: going back to such a page is the browser's own matter.
  const page = request.mode === "navigate" && request.method === "GET" ? pageFor(request.url) : undefined;
  if (page) (event as Fetching).respondWith(orWithoutLine(request, page));
  else if (files.includes(new URL(request.url).pathname)) (event as Fetching).respondWith(fromHere(request));
});
