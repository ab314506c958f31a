// What every public page runs.
import "./styles/portal.css";
import { defineShared } from "./shared.ts";

defineShared();
