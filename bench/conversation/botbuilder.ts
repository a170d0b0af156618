import {
  type Activity,
  ActivityTypes,
  BotAdapter,
  ConversationState,
  MemoryStorage,
  type ResourceResponse,
  TurnContext,
} from "botbuilder-core";
import {
  DialogSet,
  DialogTurnStatus,
  TextPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from "botbuilder-dialogs";
import type { Engine } from "./engine.ts";
import { type AnswerReader, QUESTIONS, type Result, THANKS } from "./interview.ts";

const INTERVIEW = "interview";

/** botbuilder-dialogs: a Waterfall of TextPrompts with validators, the cheapest of its prompts, over MemoryStorage. */
export function botbuilder(read: AnswerReader): Engine {
  const memory: Record<string, string> = {};
  const state = new ConversationState(new MemoryStorage(memory));
  const dialogs = new DialogSet(state.createProperty("dialogs"));
  for (const question of QUESTIONS) {
    dialogs.add(
      new TextPrompt(question.id, async (prompt) => {
        const value = read(question, prompt.recognized.value ?? "");
        if (value === undefined) return false;
        prompt.recognized.value = value as string; // the prompt hands on whatever it finds here
        return true;
      }),
    );
  }
  dialogs.add(new WaterfallDialog(INTERVIEW, [...QUESTIONS.map((_, index) => step(index)), finish]));
  const adapter = new SilentAdapter();
  let conversations = 0;

  return {
    name: "botbuilder-dialogs 4.23, MemoryStorage",
    block: 30,
    open() {
      conversations += 1;
      const id = `conversation-${conversations}`;
      let result: Result = {};
      return {
        async turn(text) {
          const context = new TurnContext(adapter, activity(id, text));
          const dialog = await dialogs.createContext(context);
          const turned = await dialog.continueDialog();
          if (turned.status === DialogTurnStatus.empty) await dialog.beginDialog(INTERVIEW);
          if (turned.status === DialogTurnStatus.complete) result = turned.result;
          await state.saveChanges(context);
          return adapter.sent;
        },
        result: () => result,
        bytes: () => Buffer.byteLength(memory[`bench/conversations/${id}/`] ?? ""),
        async close() {
          delete memory[`bench/conversations/${id}/`];
        },
      };
    },
  };
}

type Step = WaterfallStepContext;

function step(index: number): (context: Step) => ReturnType<Step["prompt"]> {
  const before = QUESTIONS[index - 1];
  const question = QUESTIONS[index];
  if (question === undefined) throw new Error(`there is no question ${index}`);
  const { id, text, retry } = question;
  return async (context) => {
    if (before !== undefined) Object.assign(context.values, { [before.id]: context.result });
    return context.prompt(id, { prompt: text, retryPrompt: `${retry} ${text}` });
  };
}

async function finish(context: Step): ReturnType<Step["endDialog"]> {
  const last = QUESTIONS.at(-1);
  if (last !== undefined) Object.assign(context.values, { [last.id]: context.result });
  await context.context.sendActivity(THANKS);
  const answers = QUESTIONS.map(({ id }) => [id, Reflect.get(context.values, id)]);
  return context.endDialog(Object.fromEntries(answers));
}

function activity(id: string, text: string): Activity {
  return {
    type: ActivityTypes.Message,
    text,
    channelId: "bench",
    serviceUrl: "bench",
    conversation: { id },
    from: { id: "person" },
    recipient: { id: "bot" },
  } as Activity;
}

class SilentAdapter extends BotAdapter {
  sent: Partial<Activity>[] = [];

  async sendActivities(_: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.sent = activities;
    return activities.map(() => ({ id: "" }));
  }

  async updateActivity(): Promise<void> {}

  async deleteActivity(): Promise<void> {}

  async continueConversation(): Promise<void> {}
}
