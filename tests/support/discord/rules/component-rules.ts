import { type Component, Type, walk } from "../wire.ts";
import { characters, type Form, type Path } from "./form.ts";
import { checkOptions } from "./option-rules.ts";

const SELECTS: readonly number[] = [
  Type.stringSelect,
  Type.userSelect,
  Type.roleSelect,
  Type.mentionableSelect,
  Type.channelSelect,
];
const ROW: readonly number[] = [Type.button, ...SELECTS];
const LAYOUT: readonly number[] = [
  Type.row,
  Type.section,
  Type.text,
  Type.gallery,
  Type.file,
  Type.separator,
];

/** Whether a type is one of the menus of a row. */
export const isSelect = (type: number): boolean => SELECTS.includes(type);

function allowed(form: Form, path: Path, child: Component, types: readonly number[]): boolean {
  if (types.includes(child.type)) return true;
  const list = `(${types.join(", ")}${types.length === 1 ? "," : ""})`;
  form.add([...path, "type"], "UNION_TYPE_CHOICES", `Value of field "type" must be one of ${list}.`);
  return false;
}

function checkButton(form: Form, path: Path, button: Component): void {
  const { style, custom_id: id, url, sku_id: sku } = button;
  form.length([...path, "label"], button.label, 0, 80);
  form.length([...path, "url"], url, 1, 512);
  if (style === undefined || style < 1 || style > 6) {
    form.add([...path, "style"], "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6}.");
    return;
  }
  if (style === 5) {
    if (url === undefined) form.add([...path, "url"], "BASE_TYPE_REQUIRED", "This field is required");
    if (id !== undefined)
      form.add(
        [...path],
        "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
        "A custom id and url cannot both be specified",
      );
  } else if (style === 6) {
    if (sku === undefined) form.add([...path, "sku_id"], "BASE_TYPE_REQUIRED", "This field is required");
  } else {
    form.length([...path, "custom_id"], id, 1, 100, true);
    if (url !== undefined)
      form.add([...path, "url"], "BUTTON_COMPONENT_INVALID_URL_STYLE", "Only link buttons may have a url");
  }
  if (style !== 6 && (button.label ?? "") === "" && button.emoji === undefined)
    form.add([...path], "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or an emoji is required");
}

export function checkSelect(form: Form, path: Path, select: Component, inModal: boolean): void {
  form.length([...path, "custom_id"], select.custom_id, 1, 100, true);
  form.length([...path, "placeholder"], select.placeholder, 0, 150);
  form.range([...path, "min_values"], select.min_values, 0, 25);
  form.range([...path, "max_values"], select.max_values, 1, 25);
  if (inModal && select.disabled === true)
    form.add([...path, "disabled"], "BASE_TYPE_CHOICES", "A select in a modal cannot be disabled.");
  const min = select.min_values ?? 1;
  const max = select.max_values ?? 1;
  if (min > Math.max(max, 1))
    form.add(
      [...path],
      "SELECT_COMPONENT_MIN_VALUES_GREATER_THAN_MAX_VALUES",
      "Minimum values cannot exceed maximum values",
    );
  if (inModal) checkRequired(form, path, select);
  if (select.type === Type.stringSelect) checkOptions(form, path, select, 1, 25);
}

/** In modals, fewer than one value may be asked for only of what is not required. */
export function checkRequired(form: Form, path: Path, input: Component): void {
  if (input.min_values === 0 && input.required !== false)
    form.add(
      [...path, "min_values"],
      "COMPONENT_REQUIRED_MIN_VALUES",
      "min_values must be at least 1 when the component is required",
    );
}

function checkRow(form: Form, path: Path, row: Component): void {
  const children = row.components ?? [];
  form.count([...path, "components"], children, 1, 5);
  children.forEach((child, index) => {
    const at = [...path, "components", index];
    if (!allowed(form, at, child, ROW)) return;
    if (child.type === Type.button) checkButton(form, at, child);
    else checkSelect(form, at, child, false);
  });
  const selects = children.filter((child) => isSelect(child.type));
  if (selects.length > 0 && children.length > 1)
    form.add(
      [...path, "components"],
      "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
      "The specified component exceeds the maximum width",
    );
}

function checkMedia(form: Form, path: Path, url: string | undefined, files: ReadonlySet<string>): void {
  form.length(path, url, 1, 2048, true);
  const name = /^attachment:\/\/(.+)$/.exec(url ?? "")?.[1];
  if (name !== undefined && !files.has(name))
    form.add(path, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", `Attachment ${name} not found`);
  if (name === undefined && url !== undefined && !/^https?:\/\//.test(url))
    form.add(path, "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('http', 'https', 'attachment').");
}

function checkSection(form: Form, path: Path, section: Component, files: ReadonlySet<string>): void {
  form.count([...path, "components"], section.components ?? [], 1, 3);
  section.components?.forEach((child, index) => {
    const at = [...path, "components", index];
    if (allowed(form, at, child, [Type.text])) checkLayout(form, at, child, files);
  });
  const { accessory } = section;
  const at = [...path, "accessory"];
  if (accessory === undefined) form.add(at, "BASE_TYPE_REQUIRED", "This field is required");
  else if (allowed(form, at, accessory, [Type.button, Type.thumbnail])) {
    if (accessory.type === Type.button) checkButton(form, at, accessory);
    else checkMedia(form, [...at, "media", "url"], accessory.media?.url, files);
    form.length([...at, "description"], accessory.description, 1, 1024);
  }
}

function checkLayout(form: Form, path: Path, one: Component, files: ReadonlySet<string>): void {
  if (one.type === Type.row) checkRow(form, path, one);
  else if (one.type === Type.section) checkSection(form, path, one, files);
  else if (one.type === Type.text) form.length([...path, "content"], one.content, 1, 4000, true);
  else if (one.type === Type.gallery) {
    form.count([...path, "items"], one.items ?? [], 1, 10);
    one.items?.forEach((item, index) => {
      checkMedia(form, [...path, "items", index, "media", "url"], item.media.url, files);
      form.length([...path, "items", index, "description"], item.description, 1, 1024);
    });
  } else if (one.type === Type.file) {
    checkMedia(form, [...path, "file", "url"], one.file?.url, files);
    if (!(one.file?.url ?? "").startsWith("attachment://"))
      form.add([...path, "file", "url"], "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('attachment',).");
  }
}

function checkContainer(form: Form, path: Path, container: Component, files: ReadonlySet<string>): void {
  form.count([...path, "components"], container.components ?? [], 1, 40);
  container.components?.forEach((child, index) => {
    const at = [...path, "components", index];
    if (allowed(form, at, child, LAYOUT)) checkLayout(form, at, child, files);
  });
}

/** No two parts may carry the same custom id, nor the same number. */
export function checkUnique(form: Form, components: readonly Component[]): void {
  const all = walk(components);
  const seen = new Set<string>();
  for (const { custom_id: id } of all) {
    if (id === undefined) continue;
    if (seen.has(id))
      form.add(
        ["components"],
        "COMPONENT_CUSTOM_ID_DUPLICATED",
        `Component custom id cannot be duplicated (${id})`,
      );
    seen.add(id);
  }
  const numbers = all.map((one) => one.id).filter((id) => id !== undefined && id !== 0);
  if (new Set(numbers).size < numbers.length)
    form.add(["components"], "COMPONENT_ID_DUPLICATED", "Component ids cannot be duplicated");
}

/** The components of a message. `files` are the names that attachment:// may refer to. */
export function checkComponents(
  form: Form,
  components: readonly Component[],
  v2: boolean,
  files: ReadonlySet<string>,
): void {
  const total = walk(components).length;
  if (v2 && total > 40)
    form.add(["components"], "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", `Must be 40 or fewer, is ${total}.`);
  if (!v2) form.count(["components"], components, 0, 5);
  components.forEach((one, index) => {
    const path = ["components", index];
    if (!allowed(form, path, one, v2 ? [...LAYOUT, Type.container] : [Type.row])) return;
    if (one.type === Type.container) checkContainer(form, path, one, files);
    else checkLayout(form, path, one, files);
  });
  checkUnique(form, components);
  const shown = textDisplays(components).reduce((sum, text) => sum + characters(text), 0);
  if (shown > 4000)
    form.add(
      ["components"],
      "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
      `The total displayable text must be 4000 or fewer in length, is ${shown}.`,
    );
}

/** The texts of a message's text displays. */
export const textDisplays = (components: readonly Component[]): string[] =>
  walk(components).flatMap((one) => (one.type === Type.text ? [one.content ?? ""] : []));
