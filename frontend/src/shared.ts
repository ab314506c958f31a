// The elements and habits that both doors share.
import { CategoryFields } from "./elements/category-fields.ts";
import { CopyCode } from "./elements/copy-code.ts";
import { DatePicker } from "./elements/date-picker.ts";
import { openDialogs } from "./elements/dialogs.ts";
import { watchDigits } from "./elements/digits.ts";
import { DraftKeeper } from "./elements/draft-keeper.ts";
import { FilePicker } from "./elements/file-picker.ts";
import { LateFilesElement } from "./elements/late-files.ts";
import { LiveThread } from "./elements/live-thread.ts";
import { sendOnce } from "./elements/once-submit.ts";
import { PlaceField } from "./elements/place-field.ts";
import { RepeatGroup } from "./elements/repeat-group.ts";
import { ThemeSwitch } from "./elements/theme-switch.ts";
import { UndoToast } from "./elements/undo-toast.ts";

const ELEMENTS: Record<string, CustomElementConstructor> = {
  "category-fields": CategoryFields,
  "copy-code": CopyCode,
  "date-picker": DatePicker,
  "draft-keeper": DraftKeeper,
  "file-picker": FilePicker,
  "late-files": LateFilesElement,
  "live-thread": LiveThread,
  "place-field": PlaceField,
  "repeat-group": RepeatGroup,
  "theme-switch": ThemeSwitch,
  "undo-toast": UndoToast,
};

export function defineShared(): void {
  for (const [name, element] of Object.entries(ELEMENTS)) customElements.define(name, element);
  watchDigits(document);
  openDialogs(document);
  sendOnce(document);
}
