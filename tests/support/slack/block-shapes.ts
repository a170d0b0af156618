import * as z from "zod";
import {
  accessory,
  actionElement,
  anyText,
  button,
  contextAction,
  contextElement,
  id,
  imageElement,
  imageFields,
  inputElement,
  plainText,
} from "./block-elements.ts";

const block = { block_id: id.optional() };

const richText = z.strictObject({
  type: z.literal("rich_text"),
  ...block,
  elements: z.array(
    z.looseObject({
      type: z.enum(["rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"]),
      elements: z.array(z.looseObject({ type: z.string() })),
    }),
  ),
});

const cell = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) }),
  z.strictObject({ type: z.literal("raw_number"), value: z.number(), text: z.string().min(1) }),
  richText,
]);

const label20 = z.string().min(1).max(20);
const chartAxes = z.strictObject({
  categories: z.array(label20).min(1).max(20),
  x_label: z.string().max(50).optional(),
  y_label: z.string().max(50).optional(),
});
const series = z.strictObject({
  name: label20,
  data: z
    .array(z.strictObject({ label: label20, value: z.number() }))
    .min(1)
    .max(20),
});
const plotted = <T extends string>(type: T) =>
  z.strictObject({
    type: z.literal(type),
    series: z.array(series).min(1).max(12),
    axis_config: chartAxes,
  });
const chart = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("pie"),
    segments: z
      .array(z.strictObject({ label: label20, value: z.number().positive() }))
      .min(1)
      .max(12),
  }),
  plotted("bar"),
  plotted("area"),
  plotted("line"),
]);

const card = z.strictObject({
  type: z.literal("card"),
  ...block,
  hero_image: imageElement.optional(),
  icon: imageElement.optional(),
  title: anyText(150).optional(),
  subtitle: anyText(150).optional(),
  body: anyText(200).optional(),
  actions: z.array(button).max(3).optional(),
});

const taskCard = z.looseObject({
  type: z.literal("task_card"),
  ...block,
  task_id: z.string().min(1),
  title: z.string().min(1),
  status: z.enum(["pending", "in_progress", "complete", "error"]),
});

const common = [
  z.strictObject({
    type: z.literal("section"),
    ...block,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal("header"), ...block, text: plainText(150) }),
  z.strictObject({ type: z.literal("divider"), ...block }),
  z.strictObject({
    type: z.literal("context"),
    ...block,
    elements: z.array(contextElement).min(1).max(10),
  }),
  z.strictObject({
    type: z.literal("actions"),
    ...block,
    elements: z.array(actionElement).min(1).max(25),
  }),
  z.strictObject({
    type: z.literal("image"),
    ...block,
    ...imageFields,
    title: plainText(2000).optional(),
  }),
  z.strictObject({
    type: z.literal("input"),
    ...block,
    label: plainText(2000),
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: inputElement,
  }),
  z.looseObject({ type: z.literal("video"), ...block, alt_text: z.string().min(1), title: plainText(199) }),
  richText,
  z.strictObject({
    type: z.literal("table"),
    ...block,
    rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
    column_settings: z.array(z.looseObject({}).nullable()).max(20).optional(),
  }),
  z.looseObject({ type: z.literal("file"), ...block, external_id: z.string(), source: z.string() }),
] as const;

/** Any block, with the lengths that Slack documents for it. */
export const anyBlock = z.discriminatedUnion("type", [
  ...common,
  z.strictObject({ type: z.literal("markdown"), ...block, text: z.string().min(1).max(12_000) }),
  z.strictObject({
    type: z.literal("context_actions"),
    ...block,
    elements: z.array(contextAction).min(1).max(5),
  }),
  z.strictObject({
    type: z.literal("alert"),
    ...block,
    text: anyText(3000),
    level: z.enum(["default", "info", "warning", "error", "success"]).optional(),
  }),
  card,
  z.strictObject({ type: z.literal("carousel"), ...block, elements: z.array(card).min(1).max(10) }),
  z.strictObject({
    type: z.literal("container"),
    ...block,
    title: plainText(150).optional(),
    rich_text_title: richText.optional(),
    subtitle: anyText(150).optional(),
    child_blocks: z
      .array(z.discriminatedUnion("type", [...common]))
      .min(1)
      .max(10),
    width: z.enum(["narrow", "standard", "wide", "full"]).optional(),
    icon: imageElement.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal("data_table"),
    ...block,
    caption: z.string().min(1),
    rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
    page_size: z.number().int().min(1).max(100).optional(),
    row_header_column_index: z.number().int().min(0).optional(),
  }),
  z.strictObject({
    type: z.literal("data_visualization"),
    ...block,
    title: z.string().min(1).max(50),
    chart,
  }),
  taskCard,
  z.looseObject({
    type: z.literal("plan"),
    ...block,
    title: z.string().min(1),
    tasks: z.array(taskCard).max(50).optional(),
  }),
]);

const view = {
  blocks: z.array(anyBlock).max(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

/** A view as an app sends it. */
export const anyView = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("home"), ...view }),
  z.strictObject({
    type: z.literal("modal"),
    ...view,
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  }),
]);

/** The blocks of one message. */
export const messageBlocks = z.array(anyBlock).max(50);
