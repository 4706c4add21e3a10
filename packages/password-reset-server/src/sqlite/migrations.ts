import type { Migration } from "../stores/migration.ts";

/** All steps, in the order in which they are taken. */
export const MIGRATIONS: readonly Migration[] = [
  {
    id: 1,
    name: "accounts, keys, reset tokens and the outbox",
    sql: `
      CREATE TABLE accounts (
        id TEXT PRIMARY KEY,
        email TEXT NOT NULL,
        email_key TEXT NOT NULL UNIQUE,
        password_hash TEXT,
        password_changed_at INTEGER,
        created_at INTEGER NOT NULL,
        disabled_at INTEGER
      ) STRICT;

      CREATE TABLE keys (
        id TEXT PRIMARY KEY,
        digest BLOB NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('user', 'project')),
        account_id TEXT REFERENCES accounts (id),
        name TEXT,
        created_at INTEGER NOT NULL,
        revoked_at INTEGER,
        CHECK ((kind = 'user') = (account_id IS NOT NULL))
      ) STRICT;

      CREATE TABLE reset_tokens (
        digest BLOB PRIMARY KEY,
        account_id TEXT REFERENCES accounts (id),
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        used_at INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX reset_tokens_by_account ON reset_tokens (account_id) WHERE used_at IS NULL;
      CREATE INDEX reset_tokens_by_expiry ON reset_tokens (expires_at);

      CREATE TABLE outbox (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('reset_token', 'password_changed')),
        recipient TEXT,
        sealed BLOB,
        state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'dead')),
        attempts INTEGER NOT NULL DEFAULT 0,
        due_at INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        finished_at INTEGER,
        last_error TEXT
      ) STRICT;
      CREATE INDEX outbox_pending ON outbox (due_at) WHERE state = 'pending';
      CREATE INDEX outbox_delivered ON outbox (finished_at) WHERE state = 'delivered';
    `,
  },
  {
    id: 2,
    name: "replies kept for repeats",
    sql: `
      CREATE TABLE reset_replies (
        id BLOB PRIMARY KEY,
        account_id TEXT NOT NULL REFERENCES accounts (id),
        key_id TEXT REFERENCES keys (id),
        sealed BLOB,
        expires_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX reset_replies_by_account ON reset_replies (account_id) WHERE sealed IS NOT NULL;
      CREATE INDEX reset_replies_by_key ON reset_replies (key_id) WHERE sealed IS NOT NULL;
      CREATE INDEX reset_replies_by_expiry ON reset_replies (expires_at);
    `,
  },
  {
    id: 3,
    name: "requests remembered for repeats, which token of an account is the newest, and dead mails",
    sql: `
      CREATE TABLE reset_requests (
        id BLOB PRIMARY KEY,
        fingerprint BLOB NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX reset_requests_by_expiry ON reset_requests (expires_at);

      ALTER TABLE reset_tokens ADD COLUMN issue INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX reset_tokens_by_issue ON reset_tokens (issue);
      DROP INDEX reset_tokens_by_account;
      CREATE INDEX reset_tokens_by_account ON reset_tokens (account_id, issue);
      CREATE INDEX outbox_dead ON outbox (id) WHERE state = 'dead';
    `,
  },
  {
    id: 4,
    name: "the audit log",
    // Append-only for every program that does not alter the tables themselves, ours too: nothing is changed, and only
    // what lies before the horizon is deleted, which is moved on by who keeps to a retention and never comes back.
    sql: `
      CREATE TABLE audit (
        seq INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        action TEXT NOT NULL,
        outcome TEXT NOT NULL,
        actor TEXT NOT NULL,
        key_id TEXT,
        account_id TEXT,
        mail_id TEXT,
        client_address TEXT,
        request_id TEXT
      ) STRICT;

      CREATE TABLE audit_horizon (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;
      INSERT INTO audit_horizon (id, at) VALUES (1, 0);

      CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
      BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
      CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
      WHEN NEW.seq IS NOT NULL AND EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq)
      BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
      CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
      WHEN OLD.at >= (SELECT at FROM audit_horizon)
      BEGIN SELECT raise(ABORT, 'this entry of the audit log is still to be kept'); END;
      CREATE TRIGGER audit_horizon_moves_on BEFORE UPDATE ON audit_horizon WHEN NEW.at < OLD.at
      BEGIN SELECT raise(ABORT, 'the horizon of the audit log does not go back'); END;
      CREATE TRIGGER audit_horizon_stays BEFORE DELETE ON audit_horizon
      BEGIN SELECT raise(ABORT, 'the horizon of the audit log stays'); END;
    `,
  },
  {
    id: 5,
    name: "the request that a mail was written for, and a row to see whether writes work",
    sql: `
      ALTER TABLE outbox ADD COLUMN trace TEXT;

      CREATE TABLE probe (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL, filling BLOB NOT NULL) STRICT;
    `,
  },
  {
    id: 6,
    name: "reset tokens in the order in which they were made",
    // A row's number says which token is the newest, and nearly when it expires: two indexes fewer to write for each.
    sql: `
      CREATE TABLE reset_tokens_in_order (
        issue INTEGER PRIMARY KEY,
        digest BLOB NOT NULL UNIQUE,
        account_id TEXT REFERENCES accounts (id),
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        used_at INTEGER
      ) STRICT;
      INSERT INTO reset_tokens_in_order (digest, account_id, created_at, expires_at, used_at)
        SELECT digest, account_id, created_at, expires_at, used_at FROM reset_tokens ORDER BY issue, created_at;
      DROP TABLE reset_tokens;
      ALTER TABLE reset_tokens_in_order RENAME TO reset_tokens;
      CREATE INDEX reset_tokens_by_account ON reset_tokens (account_id);
    `,
  },
];
