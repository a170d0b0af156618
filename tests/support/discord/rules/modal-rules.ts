import { type Component, type ModalBody, Type } from "../wire.ts";
import { checkRequired, checkSelect, checkUnique, isSelect } from "./component-rules.ts";
import type { Form, Path } from "./form.ts";
import { checkDefaults, checkOptions } from "./option-rules.ts";

function checkTextInput(form: Form, path: Path, input: Component, labelled: boolean): void {
  form.length([...path, "custom_id"], input.custom_id, 1, 100, true);
  form.length([...path, "placeholder"], input.placeholder, 0, 100);
  form.length([...path, "value"], input.value, 0, 4000);
  form.range([...path, "min_length"], input.min_length, 0, 4000);
  form.range([...path, "max_length"], input.max_length, 1, 4000);
  if (input.style !== 1 && input.style !== 2)
    form.add([...path, "style"], "BASE_TYPE_CHOICES", "Value must be one of {1, 2}.");
  if (!labelled) form.length([...path, "label"], input.label, 1, 45, true);
  else if (input.label !== undefined)
    form.add(
      [...path, "label"],
      "TEXT_INPUT_COMPONENT_LABEL_NOT_ALLOWED",
      "A text input in a label has no label of its own",
    );
  const { min_length: min = 0, max_length: max = 4000, value } = input;
  if (min > max)
    form.add([...path], "TEXT_INPUT_MIN_GREATER_THAN_MAX", "min_length cannot exceed max_length");
  if (value !== undefined && value !== "") form.length([...path, "value"], value, min, max);
}

function checkGroup(form: Form, path: Path, input: Component): void {
  form.length([...path, "custom_id"], input.custom_id, 1, 100, true);
  const radio = input.type === Type.radioGroup;
  checkOptions(form, path, input, radio ? 2 : 1, 10);
  checkDefaults(form, path, input, radio ? 1 : (input.max_values ?? 10));
  if (radio) return;
  checkRequired(form, path, input);
  form.range([...path, "min_values"], input.min_values, 0, 10);
  form.range([...path, "max_values"], input.max_values, 1, 10);
}

function checkUpload(form: Form, path: Path, input: Component): void {
  form.length([...path, "custom_id"], input.custom_id, 1, 100, true);
  form.range([...path, "min_values"], input.min_values, 0, 10);
  form.range([...path, "max_values"], input.max_values, 1, 10);
  checkRequired(form, path, input);
  form.count([...path, "file_types"], input.file_types ?? [], 0, 10);
  input.file_types?.forEach((type, index) => {
    if (!/^(image|video|audio|\.[\w.+-]+)$/.test(type))
      form.add([...path, "file_types", index], "BASE_TYPE_CHOICES", `${type} is not a known file type`);
  });
}

function checkInput(form: Form, path: Path, input: Component): void {
  if (input.type === Type.textInput) checkTextInput(form, path, input, true);
  else if (isSelect(input.type)) checkSelect(form, path, input, true);
  else if (input.type === Type.radioGroup || input.type === Type.checkboxGroup) checkGroup(form, path, input);
  else if (input.type === Type.fileUpload) checkUpload(form, path, input);
  else if (input.type === Type.checkbox) form.length([...path, "custom_id"], input.custom_id, 1, 100, true);
  else form.add([...path, "type"], "UNION_TYPE_CHOICES", `${input.type} cannot stand in a label.`);
}

function checkTop(form: Form, path: Path, one: Component): void {
  if (one.type === Type.label) {
    form.length([...path, "label"], one.label, 1, 45, true);
    form.length([...path, "description"], one.description, 1, 100);
    if (one.component === undefined)
      form.add([...path, "component"], "BASE_TYPE_REQUIRED", "This field is required");
    else checkInput(form, [...path, "component"], one.component);
  } else if (one.type === Type.text) form.length([...path, "content"], one.content, 1, 4000, true);
  else if (one.type === Type.row) {
    form.count([...path, "components"], one.components ?? [], 1, 1);
    one.components?.forEach((child, index) => {
      const at = [...path, "components", index];
      if (child.type === Type.textInput) checkTextInput(form, at, child, false);
      else form.add([...at, "type"], "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (4,).');
    });
  } else
    form.add([...path, "type"], "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (1, 10, 18).');
}

/** A modal as an app opens it. */
export function checkModal(form: Form, modal: ModalBody): void {
  form.length(["custom_id"], modal.custom_id, 1, 100, true);
  form.length(["title"], modal.title, 1, 45, true);
  form.count(["components"], modal.components, 1, 5);
  modal.components.forEach((one, index) => {
    checkTop(form, ["components", index], one);
  });
  checkUnique(form, modal.components);
}
