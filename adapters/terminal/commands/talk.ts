import type { Command } from "../cli.ts";

export const chatCommand: Command = {
  usage: "chat",
  about: "Talk here; also reads lines from a pipe",
  run: ({ talk }) => talk(),
};

export const startCommand: Command = {
  usage: "start",
  about: "Start what is configured; with nothing set, talk here",
  run: ({ start }) => start(),
};
