import * as z from "zod";

// Slack's documented shapes and lengths, written from its reference so that the app's own checker is checked too.
// Characters are UTF-16 units. Slack refuses properties that it does not know, hence strict objects.

export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

export const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

export const anyText = (max: number) => z.discriminatedUnion("type", [plainText(max), mrkdwn(max)]);

export const id = z.string().min(1).max(255);
const url = z.string().min(1).max(3000);
const placeholder = plainText(150).optional();
const focus = z.boolean().optional();
const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const time = z.string().regex(/^\d\d:\d\d$/);
const colour = z.enum(["primary", "danger"]).optional();

const confirm = z
  .strictObject({
    title: plainText(100).optional(),
    text: anyText(300),
    confirm: plainText(30).optional(),
    deny: plainText(30).optional(),
    style: colour,
  })
  .optional();

// Slack's own pages disagree on an option's value (75 or 150): the smaller is the safe side.
const menuOption = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(75),
  description: plainText(75).optional(),
  url: url.optional(),
});
const listedOption = z.strictObject({
  text: anyText(75),
  value: z.string().min(1).max(75),
  description: anyText(75).optional(),
});
const optionGroup = z.strictObject({ label: plainText(75), options: z.array(menuOption).min(1).max(100) });

/** What an app answers to a query of an external select. */
export const suggestedOptions = z.union([
  z.strictObject({ options: z.array(menuOption).max(100) }),
  z.strictObject({ option_groups: z.array(optionGroup).max(100) }),
]);

const menu = { action_id: id.optional(), placeholder, confirm, focus_on_load: focus };
const many = { ...menu, max_selected_items: z.number().int().min(1).optional() };
const menuChoices = {
  options: z.array(menuOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const asked = { min_query_length: z.number().int().min(0).optional() };
const filter = z.looseObject({}).optional();
const typed = {
  action_id: id.optional(),
  placeholder,
  focus_on_load: focus,
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(["on_enter_pressed", "on_character_entered"]))
        .min(1)
        .optional(),
    })
    .optional(),
};
const picture = {
  alt_text: z.string().min(1).max(2000),
  image_url: url.optional(),
  slack_file: z.looseObject({}).optional(),
};

export const button = z.strictObject({
  type: z.literal("button"),
  action_id: id.optional(),
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: url.optional(),
  style: colour,
  confirm,
  accessibility_label: z.string().min(1).max(75).optional(),
});
export const imageElement = z.strictObject({ type: z.literal("image"), ...picture });
export const imageFields = picture;

const selects = [
  z.strictObject({
    type: z.literal("static_select"),
    ...menu,
    ...menuChoices,
    initial_option: menuOption.optional(),
  }),
  z.strictObject({
    type: z.literal("multi_static_select"),
    ...many,
    ...menuChoices,
    initial_options: z.array(menuOption).min(1).optional(),
  }),
  z.strictObject({
    type: z.literal("external_select"),
    ...menu,
    ...asked,
    initial_option: menuOption.optional(),
  }),
  z.strictObject({
    type: z.literal("multi_external_select"),
    ...many,
    ...asked,
    initial_options: z.array(menuOption).min(1).optional(),
  }),
  z.strictObject({ type: z.literal("users_select"), ...menu, initial_user: z.string().optional() }),
  z.strictObject({
    type: z.literal("multi_users_select"),
    ...many,
    initial_users: z.array(z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal("conversations_select"),
    ...menu,
    initial_conversation: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
    response_url_enabled: z.boolean().optional(),
    filter,
  }),
  z.strictObject({
    type: z.literal("multi_conversations_select"),
    ...many,
    initial_conversations: z.array(z.string()).optional(),
    default_to_current_conversation: z.boolean().optional(),
    filter,
  }),
  z.strictObject({
    type: z.literal("channels_select"),
    ...menu,
    initial_channel: z.string().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal("multi_channels_select"),
    ...many,
    initial_channels: z.array(z.string()).optional(),
  }),
] as const;

const pickers = [
  z.strictObject({ type: z.literal("datepicker"), ...menu, initial_date: date.optional() }),
  z.strictObject({
    type: z.literal("timepicker"),
    ...menu,
    initial_time: time.optional(),
    timezone: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal("datetimepicker"),
    action_id: id.optional(),
    confirm,
    focus_on_load: focus,
    initial_date_time: z.number().int().optional(),
  }),
  z.strictObject({
    type: z.literal("radio_buttons"),
    action_id: id.optional(),
    confirm,
    focus_on_load: focus,
    options: z.array(listedOption).min(1).max(10),
    initial_option: listedOption.optional(),
  }),
  z.strictObject({
    type: z.literal("checkboxes"),
    action_id: id.optional(),
    confirm,
    focus_on_load: focus,
    options: z.array(listedOption).min(1).max(10),
    initial_options: z.array(listedOption).min(1).optional(),
  }),
] as const;

const overflow = z.strictObject({
  type: z.literal("overflow"),
  action_id: id.optional(),
  confirm,
  options: z.array(menuOption).min(1).max(5),
});
const workflowButton = z.looseObject({ type: z.literal("workflow_button"), text: plainText(75) });
const richInput = z.looseObject({ type: z.literal("rich_text_input"), action_id: id.optional() });

const inputs = [
  z.strictObject({
    type: z.literal("plain_text_input"),
    ...typed,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(3000).optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
  }),
  z.strictObject({
    type: z.literal("email_text_input"),
    ...typed,
    initial_value: z.string().max(3000).optional(),
  }),
  z.strictObject({
    type: z.literal("url_text_input"),
    ...typed,
    initial_value: z.string().max(3000).optional(),
  }),
  z.strictObject({
    type: z.literal("number_input"),
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal("file_input"),
    action_id: id.optional(),
    filetypes: z.array(z.string()).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
  }),
] as const;

const feedbackButton = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(2000),
  accessibility_label: z.string().max(75).optional(),
});

export const actionElement = z.discriminatedUnion("type", [
  button,
  overflow,
  workflowButton,
  richInput,
  ...selects,
  ...pickers,
]);
export const accessory = z.discriminatedUnion("type", [
  button,
  overflow,
  workflowButton,
  imageElement,
  ...selects,
  ...pickers,
]);
export const inputElement = z.discriminatedUnion("type", [...inputs, richInput, ...selects, ...pickers]);
export const contextElement = z.discriminatedUnion("type", [imageElement, plainText(3000), mrkdwn(3000)]);
export const contextAction = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("feedback_buttons"),
    action_id: id.optional(),
    positive_button: feedbackButton,
    negative_button: feedbackButton,
  }),
  z.strictObject({
    type: z.literal("icon_button"),
    action_id: id.optional(),
    icon: z.string(),
    text: plainText(75),
    accessibility_label: z.string().max(75).optional(),
    value: z.string().max(2000).optional(),
    visible_to_user_ids: z.array(z.string()).optional(),
    confirm,
  }),
]);
