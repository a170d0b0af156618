import { skillName } from "../../src/domain/cards.ts";
import type { Profile } from "../../src/domain/profile.ts";
import { LABEL_MAX } from "../../src/domain/taxonomy.ts";
import type { Content } from "../../src/engine/conversation.ts";
import { type Block, MENU, type Reply, type Spans } from "../../src/engine/reply.ts";
import { profileOf, type SessionState } from "../../src/engine/state.ts";
import type { ActionsElement, HomeView, SlackBlock } from "./block-types.ts";
import { ACTIONS, blockId, button, plainText } from "./controls.ts";
import { CHECKBOXES_MAX, CONTEXT_TEXT_MAX, VIEW_BLOCKS_MAX } from "./limits.ts";
import { heldSkills, linkBlock, weekdayName } from "./modals.ts";
import { blocksOf } from "./render.ts";
import { piecesOf } from "./render-blocks.ts";
import { tickBlock } from "./render-prompt.ts";

export interface HomeFacts {
  readonly state: SessionState;
  /** The reply about the plan's progress; null where there is no plan. */
  readonly progress: Reply | null;
  readonly user: string;
  /** Opens the app's messages. */
  readonly link: string | undefined;
  /** Something has just been answered in Messages. */
  readonly answered: boolean;
}

const ROLES_SHOWN = 3;
const SKILLS_SHOWN = 25;

/** What a person sees when they open the app: first run, the interview, who they are, roles, plan. */
export function renderHome(content: Content, facts: HomeFacts): HomeView {
  const home = new Home(content, facts);
  const blocks = home.blocks();
  return { type: "home", blocks: blocks.slice(0, VIEW_BLOCKS_MAX) };
}

export function renderHomeFault(content: Content): HomeView {
  return { type: "home", blocks: blocksOf(piecesOf(said(content, "slack.home.store-down"))) };
}

const said = ({ words }: Content, key: string, params = {}): Block => ({
  kind: "paragraph",
  spans: words.spans(key, params),
});

class Home {
  readonly content: Content;
  readonly facts: HomeFacts;
  readonly profile: Profile;
  private rows = 0;

  constructor(content: Content, facts: HomeFacts) {
    this.content = content;
    this.facts = facts;
    this.profile = profileOf(facts.state);
  }

  blocks(): SlackBlock[] {
    const { state } = this.facts;
    const known = Object.keys(state.answers ?? {}).length > 0 || heldSkills(this.profile).length > 0;
    return [
      ...this.show({ kind: "heading", text: this.text("slack.home.title") }),
      ...this.answered(),
      ...(known || state.plan !== undefined || state.at !== undefined ? this.known() : this.firstRun()),
    ];
  }

  private answered(): SlackBlock[] {
    if (!this.facts.answered) return [];
    const { link } = this.facts;
    return [
      { type: "context", elements: [plainText(this.text("slack.home.answered"), CONTEXT_TEXT_MAX)] },
      ...(link === undefined ? [] : [linkBlock(this.content.words, link)]),
    ];
  }

  private firstRun(): SlackBlock[] {
    return [
      ...this.show(said(this.content, "slack.home.first"), this.note("slack.home.first.note")),
      this.actions(
        this.command("start", this.text("slack.home.start"), "primary"),
        this.command("roles", this.text("slack.home.browse")),
      ),
    ];
  }

  private known(): SlackBlock[] {
    return [...this.interview(), ...this.plan(), ...this.roles(), ...this.about(), ...this.foot()];
  }

  private interview(): SlackBlock[] {
    const { state } = this.facts;
    if (state.at === undefined) return [];
    const answers = Object.keys(state.answers ?? {}).length;
    return [
      ...this.show(said(this.content, "slack.home.running", { answers })),
      this.actions(this.command("repeat", this.text("slack.home.continue"), "primary")),
    ];
  }

  private plan(): SlackBlock[] {
    const { state, progress, user } = this.facts;
    const role = this.content.knowledge.roleById.get(state.plan?.role ?? "");
    if (role === undefined || progress === null) return [];
    const shown = progress.blocks.filter((block) => block.kind === "progress");
    const ticks = progress.ticks ?? [];
    const groups = Array.from({ length: Math.ceil(ticks.length / CHECKBOXES_MAX) }, (_, index) =>
      tickBlock(ticks.slice(index * CHECKBOXES_MAX, (index + 1) * CHECKBOXES_MAX), index, user),
    );
    const check = state.checkIns;
    const when =
      check === undefined
        ? []
        : [
            this.note("slack.home.check-ins.on", {
              day: weekdayName(this.content.words, check.weekday),
              hour: check.hour,
              zone: check.zone,
            }),
          ];
    return [
      ...this.show({ kind: "heading", text: this.text("slack.home.plan", { role: role.name }) }, ...shown),
      ...groups,
      ...this.show(...when),
      this.actions(
        this.command("plan", this.text("slack.home.show-plan")),
        button(ACTIONS.editPlan, this.text("slack.edit-plan")),
        button(ACTIONS.editCheckIns, this.text("slack.edit-check-ins")),
      ),
    ];
  }

  private roles(): SlackBlock[] {
    const { state } = this.facts;
    const { fit, roles } = this.content.advisor.recommend(this.profile);
    const top = fit === "none" ? [] : roles.slice(0, ROLES_SHOWN);
    const lines = top.map((role): Spans => {
      const mission = this.content.knowledge.roleById.get(role.id)?.mission ?? "";
      return [
        { text: role.name, style: "strong" },
        { text: `, ${this.text(`fit.${role.fit}`)}. ${mission}` },
      ];
    });
    const [best] = top;
    const running = state.at !== undefined;
    const planned = state.plan !== undefined;
    return [
      ...this.show({ kind: "heading", text: this.text("slack.home.roles") }),
      ...this.show(
        top.length === 0
          ? said(this.content, "slack.home.roles.none")
          : { kind: "list", ordered: true, items: lines },
      ),
      this.actions(
        ...(top.length > 0 ? [this.command("recommend", this.text("slack.home.reasons"))] : []),
        ...(best !== undefined && !planned
          ? [this.command(`plan ${best.name}`, this.planLabel(best.name), running ? undefined : "primary")]
          : []),
        ...(top.length === 0 && !running
          ? [this.command("start", this.text("slack.home.start"), "primary")]
          : []),
        this.command("roles", this.text("slack.home.browse")),
      ),
    ];
  }

  private planLabel(role: string): string {
    const label = this.text("slack.home.plan.make", { role });
    return label.length <= LABEL_MAX ? label : this.text("slack.home.plan.make.short");
  }

  private about(): SlackBlock[] {
    const { audience, years, hoursPerWeek, by, interests } = this.profile;
    const { knowledge, words } = this.content;
    const draws = Object.entries(interests)
      .filter(([, claim]) => claim.stance !== "avoids")
      .flatMap(([id]) => knowledge.interestById.get(id)?.name ?? []);
    const row = (key: string, text: string | null) =>
      text === null || text === "" ? [] : [{ label: words.text(key), spans: [{ text }] }];
    return [
      ...this.show(
        { kind: "heading", text: this.text("slack.home.profile") },
        ...(audience === null ? [] : [said(this.content, `fact.audience.${audience}`)]),
        {
          kind: "fields",
          rows: [
            ...row("slack.home.skills", this.skills()),
            ...row("slack.home.draws", draws.join(", ")),
            ...row("slack.home.experience", years === null ? null : String(years)),
            ...row("slack.home.hours", hoursPerWeek === null ? null : String(hoursPerWeek)),
            ...row("slack.home.by", by),
          ],
        },
      ),
      this.actions(button(ACTIONS.editSkills, this.text("slack.edit-skills"))),
    ];
  }

  private skills(): string {
    const { knowledge } = this.content;
    const held = heldSkills(this.profile);
    if (held.length === 0) return this.text("slack.home.skills.none");
    const names = held.slice(0, SKILLS_SHOWN).map((id) => {
      const level = this.profile.skills[id]?.level ?? null;
      return level === null
        ? skillName(knowledge, id)
        : `${skillName(knowledge, id)} (${this.text(`level.${level}`)})`;
    });
    const more = held.length - names.length;
    return [...names, ...(more > 0 ? [this.text("slack.home.skills.more", { count: more })] : [])].join(", ");
  }

  private foot(): SlackBlock[] {
    return [
      ...this.show(this.note("slack.home.guidance")),
      this.actions(this.command("export", this.text("slack.home.data"))),
    ];
  }

  private show(...blocks: readonly Block[]): SlackBlock[] {
    return blocksOf(blocks.flatMap(piecesOf));
  }

  private note(key: string, params = {}): Block {
    return { kind: "note", spans: this.content.words.spans(key, params) };
  }

  private text(key: string, params = {}): string {
    return this.content.words.text(key, params);
  }

  /** A button that asks what could be typed as well. */
  private command(value: string, label: string, style?: "primary"): ActionsElement {
    return button(`${ACTIONS.answer}:${value}`, label, { value, ...(style && { style }) });
  }

  private actions(...elements: ActionsElement[]): SlackBlock {
    const mark = { kind: "ask", owner: this.facts.user, about: MENU } as const;
    return { type: "actions", block_id: blockId(mark, `${this.rows++}`), elements };
  }
}
