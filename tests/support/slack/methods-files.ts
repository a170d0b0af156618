import * as z from "zod";
import { ApiError, type Core } from "./core.ts";
import { fileBody } from "./events.ts";
import { botMethod, channelOf, type Method, objects, packed, threadOf, ts, whole } from "./method.ts";
import { post } from "./posting.ts";
import { checkContent } from "./sending.ts";
import { APP, type Install, type StoredFile } from "./world.ts";

const MIMES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  pdf: "application/pdf",
  txt: "text/plain",
  md: "text/markdown",
  json: "application/json",
  ics: "text/calendar",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

export const mimeOf = (name: string): string =>
  MIMES[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";

const fileNamed = (core: Core, id: string): StoredFile => {
  const file = core.world.files.get(id);
  if (file === undefined) throw new ApiError("file_not_found");
  return file;
};

const completing = z.looseObject({
  files: packed(z.array(z.looseObject({ id: z.string(), title: z.string().optional() })).min(1)),
  channel_id: z.string().optional(),
  thread_ts: ts.optional(),
  initial_comment: z.string().optional(),
  blocks: objects.optional(),
});

/** Shows completed files in a channel. */
function share(
  core: Core,
  args: z.infer<typeof completing>,
  files: readonly StoredFile[],
  install: Install,
): void {
  if (args.channel_id === undefined) return;
  const channel = channelOf(core, args.channel_id, install.team);
  if (!channel.members.has(APP)) throw new ApiError("not_in_channel");
  if (args.blocks !== undefined) checkContent(core, { blocks: args.blocks });
  const root = threadOf(core, channel, args.thread_ts);
  core.judge("message", { channel: channel.id, text: args.initial_comment ?? "", blocks: args.blocks });
  post(core, {
    channel,
    threadTs: root?.threadTs ?? root?.ts ?? null,
    user: install.botUserId,
    byApp: true,
    text: args.initial_comment ?? "",
    blocks: args.blocks ?? [],
    files,
  });
}

export const fileMethods: Readonly<Record<string, Method>> = {
  "files.info": botMethod(z.looseObject({ file: z.string() }), (core, args) => ({
    file: fileBody(core, fileNamed(core, args.file)),
  })),

  "files.getUploadURLExternal": botMethod(
    z.looseObject({ filename: z.string().min(1), length: whole, alt_txt: z.string().optional() }),
    (core, args, install) => {
      if (args.length < 1) throw new ApiError("invalid_arguments");
      const file: StoredFile = {
        id: core.world.ids.next("F"),
        name: args.filename,
        title: args.filename,
        mime: mimeOf(args.filename),
        size: args.length,
        owner: install.botUserId,
        team: install.team,
        created: Math.floor(core.now() / 1000),
        altText: args.alt_txt ?? (typeof args.alt_text === "string" ? args.alt_text : null),
        bytes: null,
        complete: false,
      };
      core.world.files.set(file.id, file);
      return { upload_url: `${core.baseUrl()}/upload/v1/${file.id}`, file_id: file.id };
    },
  ),

  "files.completeUploadExternal": botMethod(completing, (core, args, install) => {
    const files = args.files.map(({ id, title }) => {
      const file = fileNamed(core, id);
      if (file.bytes === null) throw new ApiError("file_not_found");
      file.title = title ?? file.title;
      return file;
    });
    share(core, args, files, install);
    for (const file of files) file.complete = true;
    return { files: files.map((file) => fileBody(core, file)) };
  }),
};
