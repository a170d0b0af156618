import type { types } from "@slack/bolt";

/** Bars; Slack's packages have no type for this block yet. */
export interface DataVisualizationBlock extends types.Block {
  type: "data_visualization";
  title: string;
  chart: {
    type: "bar";
    series: Array<{ name: string; data: Array<{ label: string; value: number }> }>;
    axis_config: { categories: string[]; y_label?: string };
  };
}

export type SlackBlock =
  | types.ActionsBlock
  | types.ContextBlock
  | types.DividerBlock
  | types.HeaderBlock
  | types.InputBlock
  | types.RichTextBlock
  | types.SectionBlock
  | types.TableBlock
  | DataVisualizationBlock;

export type ActionsElement = types.ActionsBlock["elements"][number];
export type RichTextElement = types.RichTextElement;
export type RichTextPart = types.RichTextBlock["elements"][number];
export type HomeView = types.HomeView;
export type ModalView = types.ModalView;

/** One message: its blocks, and the same in words for screen readers, notifications and old clients. */
export interface Page {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}
