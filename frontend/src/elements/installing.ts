// Lets the portal be installed and read without a network.

export function install(): void {
  if (!("serviceWorker" in navigator) || !window.isSecureContext) return;
  window.addEventListener("load", () => {
    // Without it everything works as long as there is a line.
    navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
  });
}
