import * as z from "zod";
import { ApiError, type Core } from "./core.ts";
import { type Json, textAt } from "./json.ts";
import { botMethod, type Method, object, userOf } from "./method.ts";
import { redraw, showModal, topModal, viewSight } from "./posting.ts";
import { checkView } from "./sending.ts";
import type { Trigger } from "./tickets.ts";
import { viewBody } from "./view-body.ts";
import type { Install, User, View } from "./world.ts";

export const STACK_MAX = 3;

function trigger(core: Core, id: string): Trigger {
  const got = core.tickets.useTrigger(id);
  if (typeof got === "string") throw new ApiError(got);
  return got;
}

/** Views from the root to this one. */
export const depthOf = (core: Core, view: View): number =>
  view.previous === null
    ? 1
    : 1 + depthOf(core, core.world.views.get(view.previous) ?? { ...view, previous: null });

function checkExternal(core: Core, body: Json, own: View | null): void {
  const name = textAt(body, "external_id") ?? "";
  const other = [...core.world.views.values()].find(
    (view) => view !== own && view.open && textAt(view.body, "external_id") === name,
  );
  if (name !== "" && other !== undefined) throw new ApiError("duplicate_external_id");
}

function viewNamed(
  core: Core,
  args: { view_id?: string | undefined; external_id?: string | undefined },
): View {
  const found = [...core.world.views.values()].find(
    (view) =>
      view.id === args.view_id ||
      (args.external_id !== undefined && view.open && textAt(view.body, "external_id") === args.external_id),
  );
  if (found === undefined || !found.open) throw new ApiError("not_found");
  return found;
}

function sameHash(view: View | undefined, hash: string | undefined): void {
  if (hash !== undefined && view !== undefined && view.hash !== hash) throw new ApiError("hash_conflict");
}

/** Puts a Home before a person. */
function publish(core: Core, user: User, body: Json, install: Install): View {
  const before = core.world.homes.get(user.id);
  const id = before?.id ?? core.world.ids.next("V");
  const made: View = {
    id,
    kind: "home",
    user,
    team: user.team.enterprise === null ? install.team : user.team,
    previous: null,
    root: id,
    body,
    blocks: [],
    chosen: before?.chosen ?? new Map(),
    hash: "",
    open: true,
  };
  redraw(core, made, body);
  core.world.homes.set(user.id, made);
  viewSight(core, "home", made);
  return made;
}

const opening = z.looseObject({
  trigger_id: z.string().optional(),
  interactivity_pointer: z.string().optional(),
  view: object,
});
const pointer = (args: z.infer<typeof opening>): string =>
  args.trigger_id ?? args.interactivity_pointer ?? "";

export const viewMethods: Readonly<Record<string, Method>> = {
  "views.open": botMethod(opening, (core, args) => {
    core.judge("modal", args.view);
    checkView(core, args.view, "modal");
    checkExternal(core, args.view, null);
    const { user } = trigger(core, pointer(args));
    return { view: viewBody(core, showModal(core, user, args.view, null)) };
  }),

  "views.push": botMethod(opening, (core, args) => {
    core.judge("modal", args.view);
    checkView(core, args.view, "modal");
    checkExternal(core, args.view, null);
    const { user, view } = trigger(core, pointer(args));
    const top = topModal(core, user);
    if (view === null || top === null) throw new ApiError("invalid_trigger_id");
    if (depthOf(core, top) >= STACK_MAX) throw new ApiError("push_limit_reached");
    return { view: viewBody(core, showModal(core, user, args.view, top)) };
  }),

  "views.update": botMethod(
    z.looseObject({
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
      view: object,
    }),
    (core, args) => {
      core.judge("modal", args.view);
      const found = viewNamed(core, args);
      sameHash(found, args.hash);
      checkView(core, args.view, found.kind);
      checkExternal(core, args.view, found);
      redraw(core, found, args.view);
      viewSight(core, found.kind === "home" ? "home" : "modal-update", found);
      return { view: viewBody(core, found) };
    },
  ),

  "views.publish": botMethod(
    z.looseObject({ user_id: z.string(), hash: z.string().optional(), view: object }),
    (core, args, install) => {
      core.judge("home", args.view);
      const user = userOf(core, args.user_id, install.team);
      sameHash(core.world.homes.get(user.id), args.hash);
      checkView(core, args.view, "home");
      return { view: viewBody(core, publish(core, user, args.view, install)) };
    },
  ),
};
