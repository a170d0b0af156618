import { type Body, type Component, Type, walk } from "../wire.ts";
import type { StoredMessage, User, World } from "../world.ts";
import { type Chosen, optionValues, people } from "./fill.ts";
import { NotPossible } from "./place.ts";
import { isMenu, type MessageView } from "./views.ts";

export interface UseOptions {
  /** Uses the message as it was seen, though it may have changed since: a click that crosses an update. */
  readonly stale?: boolean;
}

/** The message as the person has it before them now. */
export function messageBefore(world: World, user: User, view: MessageView): StoredMessage {
  const message = world.messages.get(view.id);
  if (message === undefined || message.deleted) throw new NotPossible("the message is gone");
  if (message.visibleTo !== null && message.visibleTo !== user.id)
    throw new NotPossible(`${user.name} does not see this message: it is only shown to another person`);
  return message;
}

const partsOf = (message: StoredMessage, view: MessageView, options: UseOptions): Component[] =>
  walk(options.stale === true ? view.components : message.components);

const labelOf = (button: Component): string => button.label ?? String(button.emoji?.name ?? "");

/** The data of a click on the button with this label or custom id. */
export function clickData(
  message: StoredMessage,
  view: MessageView,
  name: string,
  options: UseOptions,
): Body {
  const buttons = partsOf(message, view, options).filter((one) => one.type === Type.button);
  const byId = buttons.filter((button) => button.custom_id === name);
  const found = byId.length > 0 ? byId : buttons.filter((button) => labelOf(button) === name);
  const [button] = found;
  if (button === undefined || found.length > 1) {
    const there =
      buttons.map((one) => `"${labelOf(one)}" (${one.custom_id ?? one.url})`).join(", ") || "none";
    throw new NotPossible(
      `${found.length > 1 ? "more than one" : "no"} button "${name}"; there are: ${there}`,
    );
  }
  if (button.disabled === true) throw new NotPossible(`the button "${name}" is disabled`);
  if (button.custom_id === undefined) throw new NotPossible(`the button "${name}" opens ${button.url}`);
  return { custom_id: button.custom_id, component_type: Type.button, id: button.id };
}

export interface SelectOptions extends UseOptions {
  /** Which menu, by custom id or placeholder, when there are several. */
  readonly menu?: string;
}

/** The data of choosing in a menu: options by label or value, or people. */
export function selectData(
  world: World,
  message: StoredMessage,
  view: MessageView,
  values: readonly (string | Chosen)[],
  options: SelectOptions,
): Body {
  const menus = partsOf(message, view, options).filter(isMenu);
  const named = menus.filter(
    (menu) =>
      options.menu === undefined || menu.custom_id === options.menu || menu.placeholder === options.menu,
  );
  const [menu] = named;
  if (menu === undefined || named.length > 1) {
    const there = menus.map((one) => `"${one.placeholder ?? ""}" (${one.custom_id})`).join(", ") || "none";
    throw new NotPossible(`name one menu; there are: ${there}`);
  }
  if (menu.disabled === true) throw new NotPossible(`the menu ${menu.custom_id} is disabled`);
  const resolved: Body = {};
  const chosen =
    menu.type === Type.stringSelect
      ? optionValues(menu.options ?? [], values.map(String), `the menu ${menu.custom_id}`)
      : people(world, values, resolved);
  const least = menu.min_values ?? 1;
  const most = menu.max_values ?? 1;
  if (chosen.length < least || chosen.length > most)
    throw new NotPossible(`the menu ${menu.custom_id} takes ${least} to ${most}, got ${chosen.length}`);
  return {
    custom_id: menu.custom_id,
    component_type: menu.type,
    id: menu.id,
    values: chosen,
    ...(menu.type === Type.stringSelect ? {} : { resolved }),
  };
}
