-- Up Migration
CREATE TABLE rolewise.sessions (
  -- SHA-256 of the key: a key may be longer than an index takes
  hash bytea PRIMARY KEY,
  key text NOT NULL,
  revision bigint NOT NULL,
  -- json and not jsonb: the text comes back as it was, NUL characters and lone surrogates included
  value json,
  saved_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sessions_saved_at ON rolewise.sessions (saved_at);

CREATE TABLE rolewise.installations (LIKE rolewise.sessions INCLUDING ALL);

-- What is to be done when; pg-boss knows only the id.
CREATE TABLE rolewise.jobs (
  hash bytea PRIMARY KEY,
  name text NOT NULL,
  id uuid NOT NULL UNIQUE,
  at timestamptz NOT NULL,
  data json
);

-- Down Migration
DROP TABLE rolewise.jobs;
DROP TABLE rolewise.installations;
DROP TABLE rolewise.sessions;
