// What the officers' desk runs.
import "./styles/desk.css";
import htmx from "htmx.org";
import { showWhereOneIs } from "./elements/current-place.ts";
import { listenToKeys } from "./elements/keys.ts";
import { OrderList } from "./elements/order-list.ts";
import { PasskeyButton } from "./elements/passkey.ts";
import { defineShared } from "./shared.ts";

Object.assign(htmx.config, { includeIndicatorStyles: false, allowEval: false, allowScriptTags: false, selfRequestsOnly: true, historyCacheSize: 0 });
customElements.define("order-list", OrderList);
customElements.define("passkey-button", PasskeyButton);
defineShared();
listenToKeys(document);
showWhereOneIs(document);
