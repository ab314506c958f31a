// What every public page runs.
import "./styles/portal.css";
import { FilingJourney } from "./elements/filing-journey.ts";
import { defineShared } from "./shared.ts";

defineShared();
customElements.define("filing-journey", FilingJourney);
