/** "build an AI team", "put together a data science team". */
export const TEAM_PHRASES: readonly string[] = [
  "build",
  "building",
  "put together",
  "putting together",
  "set up",
  "setting up",
  "assemble",
  "staff",
  "grow",
]
  .flatMap((verb) => ["a", "an", "my", "our", "the"].map((article) => `${verb} ${article}`))
  .flatMap((lead) =>
    [
      "",
      "ai ",
      "ml ",
      "data ",
      "data science ",
      "machine learning ",
      "small ",
      "new ",
      "first ",
      "first ai ",
    ].map((field) => `${lead} ${field}team`),
  );
