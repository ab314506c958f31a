// <passkey-button data-kind="get|create" data-options data-finish data-next data-failed>: asks the device and sends its answer.

type Json = Record<string, unknown>;
interface Described { id: string; type: "public-key" }

export class PasskeyButton extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector("button");
    if (!button || !("PublicKeyCredential" in window)) return;
    this.hidden = false;
    button.addEventListener("click", () => void this.ask(button));
  }

  private async ask(button: HTMLButtonElement): Promise<void> {
    button.disabled = true;
    this.tell("");
    try {
      const options = await send(this.dataset["options"] ?? "", {});
      const credential = await (this.dataset["kind"] === "create" ? made(options) : shown(options));
      const name = this.querySelector<HTMLInputElement>("[name=passkey_name]")?.value ?? "";
      const answer = await send(this.dataset["finish"] ?? "", { credential, name, next: this.dataset["next"] ?? "" });
      location.assign(String(answer["next"]));
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) this.tell(error instanceof Refusal ? error.message : this.dataset["failed"] ?? "");
      button.disabled = false;
    }
  }

  private tell(sentence: string): void {
    const problem = this.querySelector<HTMLElement>("[data-problem]");
    if (!problem) return;
    problem.textContent = sentence;
    problem.hidden = !sentence;
  }
}

class Refusal extends Error {}

async function send(address: string, body: Json): Promise<Json> {
  const token = document.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
  const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token };
  const response = await fetch(address, { method: "POST", body: JSON.stringify(body), headers });
  if (response.redirected) location.assign(response.url);
  const answer = (await response.json()) as Json;
  if (!response.ok) throw new Refusal(String(answer["detail"] ?? ""));
  return answer;
}

async function made(options: Json): Promise<Json> {
  const asked = options["publicKey"] as Json & { challenge: string; user: { id: string }; excludeCredentials?: Described[] };
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: (asked.excludeCredentials ?? []).map(described),
  };
  const credential = await navigator.credentials.create({ publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions });
  const given = (credential as PublicKeyCredential).response as AuthenticatorAttestationResponse;
  return told(credential as PublicKeyCredential, { attestationObject: text(given.attestationObject) });
}

async function shown(options: Json): Promise<Json> {
  const asked = options["publicKey"] as Json & { challenge: string; allowCredentials?: Described[] };
  const publicKey = { ...asked, challenge: bytes(asked.challenge), allowCredentials: (asked.allowCredentials ?? []).map(described) };
  const credential = await navigator.credentials.get({ publicKey: publicKey as unknown as PublicKeyCredentialRequestOptions });
  const given = (credential as PublicKeyCredential).response as AuthenticatorAssertionResponse;
  return told(credential as PublicKeyCredential, {
    authenticatorData: text(given.authenticatorData),
    signature: text(given.signature),
    userHandle: given.userHandle ? text(given.userHandle) : null,
  });
}

function told(credential: PublicKeyCredential, own: Json): Json {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: text(credential.response.clientDataJSON), ...own },
  };
}

function described(known: Described): PublicKeyCredentialDescriptor {
  return { ...known, id: bytes(known.id) };
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
