import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { startMailServer, type MailServer } from "../testing/mail-server.ts";
import { runProgram, type ProgramRun, type RunOptions } from "../testing/run-program.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

const addresses = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `user${index}@example.com`);

async function serve(options: Parameters<typeof startMailServer>[0]): Promise<MailServer> {
  const server = await startMailServer(options);
  cleanups.push(server.close);
  return server;
}

async function listFile(content: string): Promise<string> {
  const { path, remove } = await temporaryFolder();
  cleanups.push(remove);
  const file = join(path, "addresses.csv");
  await writeFile(file, content);
  return file;
}

async function run(
  { baseUrl, key }: MailServer,
  args: readonly string[],
  options: RunOptions = {},
): Promise<ProgramRun> {
  const env = { METAL_AUTH_TOKEN: key, ...options.env };
  return runProgram(["request", "--base-url", baseUrl, ...args], { ...options, env });
}

type JournalLine = { readonly state: string; readonly email: string; readonly line: number };

async function readJournal(file: string): Promise<readonly JournalLine[]> {
  const [, ...lines] = (await readFile(`${file}.journal`, "utf8")).trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as JournalLine);
}

/** What the journal says last of each address. */
async function lastStates(file: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await readJournal(file)).map(({ email, state }) => [email, state]));
}

describe("a list", () => {
  test.each([
    ["one a line", "user0@example.com\nuser1@example.com\n"],
    [
      "CSV with a header, a byte order mark, CRLF and blank lines",
      '\uFEFFname,E-Mail\r\nAda,user0@example.com\r\n\r\n"Hopper, Grace",user1@example.com\r\n',
    ],
    ["semicolons", "email;name\nuser0@example.com;Ada\nuser1@example.com;Grace"],
    ["as a mail program copies it", "Ada <user0@example.com>\nGrace <user1@example.com>\n"],
  ])("%s: each address is asked for once", async (_form, content) => {
    const server = await serve({ accounts: addresses(2) });
    const { exitCode, stdout } = await run(server, ["--file", await listFile(content), "-o", "json"]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ total: 2, asked: 2, left: 0 });
    expect(await server.mails()).toEqual(new Map(addresses(2).map((email) => [email, 1])));
  });

  test("through stdin, with a journal named", async () => {
    const server = await serve({ accounts: addresses(2) });
    const { path, remove } = await temporaryFolder();
    cleanups.push(remove);
    const journal = join(path, "run.journal");
    const input = addresses(2).join("\n");
    const done = await run(server, ["--file", "-", "--journal", journal], { input });
    expect(done.stdout).toContain("Asked for 2 of 2.");
    expect((await run(server, ["--file", "-"], { input })).stderr).toContain("--journal");
  });

  test("duplicates are asked for once, whatever their case", async () => {
    const server = await serve({ accounts: addresses(1) });
    const file = await listFile("user0@example.com\nUSER0@example.com\nuser0@example.com\n");
    const { stdout } = await run(server, ["--file", file]);
    expect(stdout).toContain("2 in the list more than once, and left out");
    expect(await server.mails()).toEqual(new Map([["user0@example.com", 1]]));
  });

  test("every line that cannot be used is named, and nothing is sent", async () => {
    let requests = 0;
    const server = await serve({
      accounts: addresses(1),
      onRequest: () => {
        requests += 1;
        return undefined;
      },
    });
    const file = await listFile(
      'email,name\nuser0@example.com,A\n\nno address,B\n,C\na@b,c@d,E\n"x@example.com,F\n',
    );
    const { exitCode, stdout, stderr } = await run(server, ["--file", file]);
    expect([exitCode, stdout, requests]).toEqual([2, "", 0]);
    expect(stderr).toContain(`${file}, line 4: that is not one address`);
    expect(stderr).toContain(`${file}, line 5: the address is missing`);
    expect(stderr).toContain(", line 7: a quote is opened");
    expect(stderr).toContain("3 lines of");
  });
});

describe("the journal", () => {
  test("holds what was done, no key, and only its owner can read it", async () => {
    const server = await serve({ accounts: addresses(3) });
    const file = await listFile(addresses(3).join("\n"));
    await run(server, ["--file", file]);
    expect(await lastStates(file)).toEqual(new Map(addresses(3).map((email) => [email, "asked"])));
    expect(await readFile(`${file}.journal`, "utf8")).not.toContain(server.key.slice(8, 20));
    expect((await stat(`${file}.journal`)).mode & 0o777).toBe(0o600);
  });

  test("that is there already is not begun anew, and one that is not there is not gone on with", async () => {
    const server = await serve({ accounts: addresses(2) });
    const file = await listFile(addresses(2).join("\n"));
    expect((await run(server, ["--file", file, "--resume"])).stderr).toContain("no journal to go on with");
    await run(server, ["--file", file]);
    const again = await run(server, ["--file", file]);
    expect(again).toMatchObject({ exitCode: 2, stdout: "" });
    expect(again.stderr).toContain("Go on with it by --resume");
    const resumed = await run(server, ["--file", file, "--resume", "-o", "json"]);
    expect(JSON.parse(resumed.stdout)).toMatchObject({ asked: 0, askedBefore: 2 });
  });

  test("of another server, or that is something else, is refused", async () => {
    const server = await serve({ accounts: addresses(1) });
    const file = await listFile(addresses(1).join("\n"));
    const header = {
      journal: "metal-password-reset request",
      version: 1,
      server: "https://elsewhere.example",
    };
    await writeFile(`${file}.journal`, `${JSON.stringify(header)}\n`);
    expect((await run(server, ["--file", file, "--resume"])).stderr).toContain("belongs to another server");
    await writeFile(`${file}.journal`, "a shopping list\n");
    const run2 = await run(server, ["--file", file, "--resume"]);
    expect(run2).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run2.stderr).not.toContain("shopping");
  });

  test("killed at random instants and gone on with, each address gets its one mail or is listed as unknown", async () => {
    const people = addresses(240);
    let onRequest = (): void => undefined;
    const server = await serve({
      accounts: people,
      onRequest: () => {
        onRequest();
        return undefined;
      },
    });
    const file = await listFile(people.join("\n"));
    let kills = 0;
    let last: ProgramRun;
    do {
      last = await run(server, ["--file", file, "--concurrency", "8", ...(kills === 0 ? [] : ["--resume"])], {
        onStart({ kill }) {
          let left = 5 + Math.floor(Math.random() * 50);
          onRequest = () => {
            left -= 1;
            if (left === 0) kill("SIGKILL");
          };
        },
      });
      kills += 1;
    } while (last.exitCode === null);
    expect(kills).toBeGreaterThan(3);

    const mails = await server.mails();
    const states = await lastStates(file);
    const mailed = people.map((email) => ({
      email,
      state: states.get(email),
      mails: mails.get(email) ?? 0,
    }));
    const wrong = mailed.filter(({ state, mails: count }) =>
      state === "asked" ? count !== 1 : (state !== "sending" && state !== "unknown") || count > 1,
    );
    expect(wrong).toEqual([]);
    const unknown = [...states.values()].filter((state) => state !== "asked").length;
    expect(last.exitCode).toBe(unknown === 0 ? 0 : 7);

    const repeated = await run(server, ["--file", file, "--resume", "--repeat-unknown", "-o", "json"]);
    expect(JSON.parse(repeated.stdout)).toMatchObject({ asked: unknown, unknownBefore: 0, left: 0 });
    expect([...(await server.mails()).keys()].toSorted()).toEqual(people.toSorted());
  });

  test("a line that was not written to its end was not begun", async () => {
    const server = await serve({ accounts: addresses(2) });
    const file = await listFile(addresses(2).join("\n"));
    const header = { journal: "metal-password-reset request", version: 1, server: server.baseUrl };
    await writeFile(`${file}.journal`, `${JSON.stringify(header)}\n{"state":"sending","email":"user0@exa`);
    const { exitCode } = await run(server, ["--file", file, "--resume"]);
    expect(exitCode).toBe(0);
    expect(await server.mails()).toEqual(new Map(addresses(2).map((email) => [email, 1])));
    expect((await lastStates(file)).size).toBe(2);
  });
});

describe("a server in trouble", () => {
  test("429 gives it a rest from all calls, and nobody is left out", async () => {
    let requests = 0;
    const server = await serve({
      accounts: addresses(12),
      onRequest() {
        requests += 1;
        if (requests !== 3) return undefined;
        return new Response("{}", { status: 429, headers: { "Retry-After": "1" } });
      },
    });
    const file = await listFile(addresses(12).join("\n"));
    const { exitCode, stdout } = await run(server, ["--file", file, "-o", "json"]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ asked: 12, unknown: 0 });
    expect(requests).toBe(13);
    const limited = (await readJournal(file)).filter(({ state }) => state === "not_applied");
    expect(limited).toEqual([expect.objectContaining({ code: "rate_limited", status: 429 })]);
  });

  test("an address that it rejects is told of, and the others are asked for", async () => {
    const server = await serve({
      accounts: addresses(4),
      onRequest: (request) =>
        request.url.includes("user2") ? Response.json({ error: "no" }, { status: 422 }) : undefined,
    });
    const { exitCode, stdout, stderr } = await run(server, [
      "--file",
      await listFile(addresses(4).join("\n")),
    ]);
    expect(exitCode).toBe(4);
    expect(stdout).toContain("Asked for 3 of 4.");
    expect(stderr).toContain("line 3, user2@example.com: rejected by the server");
  });

  test("a key that is not accepted ends the run at once, with the words of a single call", async () => {
    const server = await serve({
      accounts: addresses(50),
      onRequest: () => Response.json({ error: "Invalid authentication token" }, { status: 401 }),
    });
    const file = await listFile(addresses(50).join("\n"));
    const { exitCode, stdout, stderr } = await run(server, ["--file", file, "--concurrency", "2"]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain("error: the server does not accept this key");
    expect(stdout).toMatch(/Asked for 0 of 50\.[^]*50 not asked for yet: go on with --resume/);
  });

  test("SIGTERM ends the run in order: what was under way is finished, and the rest can be gone on with", async () => {
    const arrived = Promise.withResolvers<void>();
    const server = await serve({
      accounts: addresses(200),
      onRequest: () => {
        arrived.resolve();
        return undefined;
      },
    });
    const file = await listFile(addresses(200).join("\n"));
    const ended = await run(server, ["--file", file, "--rate", "50"], {
      onStart: ({ kill }) => void arrived.promise.then(() => kill("SIGTERM")),
    });
    expect(ended.exitCode).toBe(130);
    expect(ended.stdout).toMatch(/not asked for yet: go on with --resume/);
    expect([...(await lastStates(file)).values()].every((state) => state === "asked")).toBe(true);
    const resumed = await run(server, ["--file", file, "--resume"]);
    expect(resumed.exitCode).toBe(0);
    expect([...(await server.mails()).values()]).toEqual(Array.from({ length: 200 }, () => 1));
  });
});

test("addresses in a list and in the arguments, or bulk options without a list, are refused", async () => {
  const server = await serve({ accounts: addresses(1) });
  for (const args of [
    ["ada@example.com", "--file", "list.csv"],
    ["ada@example.com", "--resume"],
    ["--file", "list.csv", "--repeat-unknown"],
    ["--file", "/nonexistent/list.csv"],
  ]) {
    const { exitCode, stderr } = await run(server, args);
    expect([exitCode, stderr.includes("Nothing was sent.")]).toEqual([2, true]);
  }
});
