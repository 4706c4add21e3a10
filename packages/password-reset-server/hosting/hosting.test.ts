import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DockerfileParser, type JSONInstruction } from "dockerfile-ast";
import { validate } from "dockerfile-utils";
import { describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { command } from "../src/testing/command.ts";
import { ADA } from "../src/testing/harness.ts";
import { prepareDatabase, startProgram, type RunningProgram } from "../src/testing/program.ts";
import { startSmtpServer } from "../src/testing/smtp-server.ts";
import { freshPostgresUrl, temporaryFolder } from "../src/testing/stores.ts";

type Environment = Readonly<Record<string, string>>;

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), "utf8");
const OUTBOX_KEY = Buffer.alloc(32, 7).toString("base64");

/** Where the program has its health, once it has said so. */
async function operationsPort({ log }: RunningProgram): Promise<string> {
  await vi.waitUntil(() => log().includes("Operations on "), { timeout: 50_000 });
  return /Operations on \S+:(\d+)/.exec(log())?.[1] ?? "";
}

/** Asks the program for a mail, and waits until the mail server has it. */
async function expectMail(program: RunningProgram, database: string, mails: Mails): Promise<void> {
  const headers = { "X-Auth-Token": await prepareDatabase(database, "project") };
  const reply = await fetch(`${program.url}/reset-password?email=${ADA}`, { method: "POST", headers });
  expect(reply.status).toBe(201);
  await vi.waitUntil(() => mails.received.length === 1, { timeout: 50_000 });
  expect(mails.received[0]?.recipients).toEqual([ADA]);
}

type Mails = Awaited<ReturnType<typeof startSmtpServer>>;

/** Each variable is one that the program reads, and none holds a secret. */
async function expectKnownVariables(environment: Environment): Promise<void> {
  const { stdout } = await command(["serve", "--help"]);
  const known = new Set(stdout.replaceAll(/\s+/g, " ").match(/METAL_RESET_\w+/g));
  const ours = Object.keys(environment).filter((name) => name.startsWith("METAL_RESET_"));
  const unknown = ours.filter((name) => !known.has(name) && !known.has(name.replace(/_FILE$/, "")));
  expect(unknown).toEqual([]);
  for (const value of Object.values(environment)) {
    expect(value).not.toMatch(/:\/\/[^/]*:[^/]*@|^[\w+/]{43}=$/);
  }
}

describe("the Dockerfile", () => {
  const text = read("Dockerfile");
  const file = DockerfileParser.parse(text);
  const environment = Object.fromEntries(
    file
      .getENVs()
      .flatMap((env) => env.getProperties().map((entry) => [entry.getName(), entry.getValue() ?? ""])),
  );
  const words = (instruction: JSONInstruction | undefined): readonly string[] =>
    (instruction?.getJSONStrings() ?? []).map((argument) => JSON.parse(argument.getValue()) as string);

  it("is one that builders take", () => {
    expect(validate(text)).toEqual([]);
  });

  it("has stages on the Node that the package asks for, and ends as nobody, with nothing but what was installed", () => {
    const { engines } = JSON.parse(read("../package.json")) as {
      readonly engines: { readonly node: string };
    };
    const node = engines.node.replace(">=", "");

    const images = file.getFROMs().map((from) => from.getImage());
    expect(images).toEqual([`node:${node}-bookworm-slim`, `node:${node}-bookworm-slim`]);
    const users = file.getInstructions().filter((instruction) => instruction.getKeyword() === "USER");
    expect(users.map((user) => user.getArgumentsContent())).toEqual(["1000:1000"]);
    expect(
      file.getCOPYs().map((copy) => [copy.getFromFlag()?.getValue(), copy.getArgumentsContent()]),
    ).toEqual([["install", "/srv/node_modules /srv/node_modules"]]);
    expect(read(".dockerignore").trim().split("\n").at(-1)).toBe("*");
  });

  it("names variables that the program reads, and no secret", async () => {
    await expectKnownVariables(environment);
    expect(file.getARGs().map((arg) => arg.getProperty()?.getName())).toEqual(["PACKAGES"]);
  });

  it("starts the program, and tells whether it is ready", async () => {
    const folder = temporaryFolder();
    expect(words(file.getENTRYPOINTs()[0])).toEqual([
      "node",
      "/srv/node_modules/@metal/password-reset-server/dist/bin/main.js",
    ]);
    expect(words(file.getCMDs()[0])).toEqual(["serve"]);
    const program = await startProgram([], {
      ...environment,
      METAL_RESET_OPERATIONS_PORT: "0",
      METAL_RESET_DATABASE: join(folder, "accounts.db"),
      METAL_RESET_MAIL_DIRECTORY: join(folder, "mails"),
    });
    const port = await operationsPort(program);
    const [check] = file.getHEALTHCHECKs();
    const [, ...args] = JSON.parse(
      /CMD (\[.+\])/.exec(check?.getArgumentsContent() ?? "")?.[1] ?? "[]",
    ) as string[];
    const health = (): number | null =>
      spawnSync(process.execPath, args, { env: { METAL_RESET_OPERATIONS_PORT: port } }).status;

    expect(health()).toBe(0);
    program.child.kill("SIGTERM");
    await once(program.child, "exit");
    expect(program.child.exitCode).toBe(0);
    expect(health()).toBe(1);
  });
});

type Service = {
  readonly environment?: Environment;
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly network_mode?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
};

describe("the compose file", () => {
  const { services, secrets } = parse(read("compose.yaml")) as {
    readonly services: Readonly<Record<"server" | "database" | "mail", Service>>;
    readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  };
  const { server, database, mail } = services;

  it("gives secrets as files, which are all there is to make, and shows none", async () => {
    const used = Object.values(services).flatMap((service) => service.secrets ?? []);
    expect(used.toSorted()).toEqual(Object.keys(secrets).toSorted());
    for (const [name, { file }] of Object.entries(secrets)) expect(file).toBe(`./secrets/${name}`);
    const given = Object.entries({ ...server.environment, ...database.environment });
    const named = given.filter(([, value]) => value.startsWith("/run/secrets/")).map(([name]) => name);
    expect(named).toHaveLength(used.length);
    for (const name of named) expect(name).toMatch(/_FILE$/);
    await expectKnownVariables(server.environment ?? {});
  });

  it("lets only this machine in, keeps the server from writing and from rising, and waits for the database", () => {
    for (const { ports = [] } of Object.values(services)) {
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
    for (const service of [server, mail]) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ["ALL"] });
      expect(service.security_opt).toContain("no-new-privileges:true");
    }
    expect(server.depends_on).toEqual({ database: { condition: "service_healthy" } });
    expect(database.healthcheck).toBeDefined();
  });

  it("starts the program with its database, and the mail catcher gets the mail", async () => {
    const url = await freshPostgresUrl();
    const mails = await startSmtpServer({ disabledCommands: ["STARTTLS", "AUTH"] });
    const folder = temporaryFolder();
    writeFileSync(join(folder, "database-url"), url);
    writeFileSync(join(folder, "outbox-key"), `${OUTBOX_KEY}\n`);
    // It shares the network of the server, and so is on loopback.
    expect(mail.network_mode).toBe("service:server");
    expect(server.environment?.["METAL_RESET_SMTP_URL"]).toMatch(/^smtp:\/\/127\.0\.0\.1:/);
    const environment = Object.fromEntries(
      Object.entries(server.environment ?? {}).map(([name, value]) => [
        name,
        value.replace("/run/secrets", folder).replace(/^smtp:.*/, mails.url),
      ]),
    );

    await expectMail(await startProgram([], environment), url, mails);
  });
});

describe("the systemd unit", () => {
  const entries = read("metal-password-reset-server.service")
    .split("\n")
    .filter((line) => /^\w+=/.test(line))
    .map((line): readonly [string, string] => [
      line.slice(0, line.indexOf("=")),
      line.slice(line.indexOf("=") + 1),
    ]);
  const valuesOf = (key: string): readonly string[] =>
    entries.filter(([name]) => name === key).map(([, value]) => value);

  it.each([
    ["DynamicUser", "yes"],
    ["StateDirectoryMode", "0700"],
    ["UMask", "0077"],
    ["NoNewPrivileges", "yes"],
    ["CapabilityBoundingSet", ""],
    ["ProtectSystem", "strict"],
    ["ProtectHome", "yes"],
    ["PrivateDevices", "yes"],
    ["PrivateTmp", "yes"],
    ["RestrictNamespaces", "yes"],
    ["SystemCallArchitectures", "native"],
  ])("says %s=%s", (key, value) => {
    expect(valuesOf(key)).toEqual([value]);
  });

  it("starts the program with what it is given in files, in the folder that is kept for it", async () => {
    const [state, credentials] = [temporaryFolder(), temporaryFolder()];
    const mails = await startSmtpServer({ disabledCommands: ["STARTTLS", "AUTH"] });
    expect(valuesOf("LoadCredential").map((value) => value.split(":")[0])).toEqual([
      "outbox-key",
      "smtp-url",
    ]);
    writeFileSync(join(credentials, "outbox-key"), OUTBOX_KEY);
    writeFileSync(join(credentials, "smtp-url"), `${mails.url}\n`);
    const environment = Object.fromEntries(
      valuesOf("Environment").map((pair) => {
        const [name = "", value = ""] = pair.split(/=(.*)/s);
        return [name, value.replace("%S/metal-password-reset", state).replace("%d", credentials)];
      }),
    );
    await expectKnownVariables(environment);
    expect(valuesOf("ExecStart")).toEqual(["/usr/local/bin/metal-password-reset-server serve"]);

    const program = await startProgram([], { ...environment, METAL_RESET_OPERATIONS_PORT: "0" });

    expect((await fetch(`http://127.0.0.1:${await operationsPort(program)}/readyz`)).status).toBe(200);
    await expectMail(program, join(state, "accounts.db"), mails);
  });
});
