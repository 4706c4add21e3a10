import type { Migration } from "../stores/migration.ts";

/** All steps, in the order in which they are taken. */
export const MIGRATIONS: readonly Migration[] = [
  {
    id: 1,
    name: "accounts, keys, reset tokens, what is kept for repeats, the outbox and limits",
    // A reset token names its account without a foreign key: checking one would lock the account's row, and the work
    // of asking for a mail would tell who has an account. Accounts are disabled and never deleted.
    // The counters of limits may be lost when the database crashes; nobody waits for the disk for them.
    sql: `
      CREATE TABLE accounts (
        id TEXT PRIMARY KEY,
        seq BIGINT GENERATED ALWAYS AS IDENTITY,
        email TEXT NOT NULL,
        email_key TEXT NOT NULL UNIQUE,
        password_hash TEXT,
        password_changed_at BIGINT,
        created_at BIGINT NOT NULL,
        disabled_at BIGINT
      );

      CREATE TABLE keys (
        id TEXT PRIMARY KEY,
        seq BIGINT GENERATED ALWAYS AS IDENTITY,
        digest BYTEA NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('user', 'project')),
        account_id TEXT REFERENCES accounts (id),
        name TEXT,
        created_at BIGINT NOT NULL,
        revoked_at BIGINT,
        CHECK ((kind = 'user') = (account_id IS NOT NULL))
      );

      CREATE TABLE reset_tokens (
        digest BYTEA PRIMARY KEY,
        account_id TEXT,
        created_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL,
        used_at BIGINT,
        issue BIGINT GENERATED ALWAYS AS IDENTITY
      );
      CREATE INDEX reset_tokens_by_account ON reset_tokens (account_id, issue);
      CREATE INDEX reset_tokens_by_expiry ON reset_tokens (expires_at);

      CREATE TABLE reset_requests (
        id BYTEA PRIMARY KEY,
        fingerprint BYTEA NOT NULL,
        expires_at BIGINT NOT NULL
      );
      CREATE INDEX reset_requests_by_expiry ON reset_requests (expires_at);

      CREATE TABLE reset_replies (
        id BYTEA PRIMARY KEY,
        account_id TEXT NOT NULL REFERENCES accounts (id),
        key_id TEXT REFERENCES keys (id),
        sealed BYTEA,
        expires_at BIGINT NOT NULL
      );
      CREATE INDEX reset_replies_by_account ON reset_replies (account_id) WHERE sealed IS NOT NULL;
      CREATE INDEX reset_replies_by_key ON reset_replies (key_id) WHERE sealed IS NOT NULL;
      CREATE INDEX reset_replies_by_expiry ON reset_replies (expires_at);

      CREATE TABLE outbox (
        id TEXT PRIMARY KEY,
        seq BIGINT GENERATED ALWAYS AS IDENTITY,
        kind TEXT NOT NULL CHECK (kind IN ('reset_token', 'password_changed')),
        recipient TEXT,
        sealed BYTEA,
        state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'dead')),
        attempts INTEGER NOT NULL DEFAULT 0,
        due_at BIGINT NOT NULL,
        created_at BIGINT NOT NULL,
        finished_at BIGINT,
        last_error TEXT
      );
      CREATE INDEX outbox_pending ON outbox (due_at) WHERE state = 'pending';
      CREATE INDEX outbox_dead ON outbox (id) WHERE state = 'dead';
      CREATE INDEX outbox_delivered ON outbox (finished_at) WHERE state = 'delivered';

      CREATE UNLOGGED TABLE limits (
        key VARCHAR(255) PRIMARY KEY,
        points INTEGER NOT NULL DEFAULT 0,
        expire BIGINT
      );
      CREATE INDEX limits_by_expiry ON limits (expire);
    `,
  },
  {
    id: 2,
    name: "the audit log",
    // Append-only for everybody who does not alter the tables themselves, ours too: nothing is changed, and only what
    // lies before the horizon is deleted, which is moved on by who keeps to a retention and never comes back.
    sql: `
      CREATE TABLE audit (
        seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at BIGINT NOT NULL,
        action TEXT NOT NULL,
        outcome TEXT NOT NULL,
        actor TEXT NOT NULL,
        key_id TEXT,
        account_id TEXT,
        mail_id TEXT,
        client_address TEXT,
        request_id TEXT
      );

      CREATE TABLE audit_horizon (id INTEGER PRIMARY KEY CHECK (id = 1), at BIGINT NOT NULL);
      INSERT INTO audit_horizon (id, at) VALUES (1, 0);

      CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$;
      CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF OLD.at < (SELECT at FROM audit_horizon) THEN RETURN OLD; END IF; RAISE EXCEPTION 'this entry of the audit log is still to be kept'; END $$;

      CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR TRUNCATE ON audit
        EXECUTE FUNCTION audit_is_append_only();
      CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
        FOR EACH ROW EXECUTE FUNCTION audit_is_kept();
      CREATE TRIGGER audit_horizon_stays BEFORE DELETE OR TRUNCATE ON audit_horizon
        EXECUTE FUNCTION audit_is_append_only();
      CREATE TRIGGER audit_horizon_moves_on BEFORE UPDATE ON audit_horizon
        FOR EACH ROW WHEN (NEW.at < OLD.at) EXECUTE FUNCTION audit_is_append_only();
    `,
  },
  {
    id: 3,
    name: "users who are kept in other tables",
    sql: `ALTER TABLE reset_replies DROP CONSTRAINT reset_replies_account_id_fkey;`,
  },
  {
    id: 4,
    name: "the request that a mail was written for, and a row to see whether writes work",
    sql: `
      ALTER TABLE outbox ADD COLUMN trace TEXT;

      CREATE TABLE probe (id INTEGER PRIMARY KEY CHECK (id = 1), at BIGINT NOT NULL);
    `,
  },
];
