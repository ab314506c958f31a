// What every public page runs.
import "./styles/portal.css";
import { FilingDraft } from "./elements/filing-draft.ts";
import { FilingJourney } from "./elements/filing-journey.ts";
import { install } from "./elements/installing.ts";
import { ProofOfWork } from "./elements/proof-of-work.ts";
import { defineShared } from "./shared.ts";

// First of all, so that whatever stands inside of it finds the form's own token.
customElements.define("filing-draft", FilingDraft);
defineShared();
customElements.define("filing-journey", FilingJourney);
customElements.define("proof-of-work", ProofOfWork);
install();
