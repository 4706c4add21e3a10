import { open, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { createSecret, type Secret } from "../text/secret.ts";
import type { Platform } from "./platform.ts";
import { UsageError } from "./usage-error.ts";

/** Longest key that is read, in characters. */
const longestKey = 8192;

/** A key, and in words where it was found. */
export type FoundKey = { readonly key: Secret; readonly source: string };

/** Which of the explicit sources were asked for. */
export type KeyOptions = {
  readonly tokenStdin?: boolean | undefined;
  readonly tokenFile?: string | undefined;
};

type KeyPlatform = Pick<Platform, "env" | "stdin" | "os">;

/**
 * Finds the key: from stdin or a file where that was asked for, then `METAL_AUTH_TOKEN`, then the vendor
 * CLI's file, whose path `METAL_CONFIG` replaces. `undefined` where there is none.
 *
 * @throws UsageError where what was asked for holds no key, or a file is there and cannot be used.
 */
export async function readKeySource(
  platform: KeyPlatform,
  { tokenStdin, tokenFile }: KeyOptions,
): Promise<FoundKey | undefined> {
  if (tokenStdin === true && tokenFile !== undefined) {
    throw new UsageError(
      "--token-stdin and --token-file are two places for one key. Nothing was sent. Give one of them.",
    );
  }
  if (tokenStdin === true) return { key: await keyFromStdin(platform.stdin), source: "--token-stdin" };
  if (tokenFile !== undefined) {
    return { key: await keyFromTokenFile(tokenFile, platform), source: `--token-file ${tokenFile}` };
  }
  const fromEnvironment = platform.env["METAL_AUTH_TOKEN"]?.trim();
  if (fromEnvironment) return { key: createSecret(fromEnvironment), source: "METAL_AUTH_TOKEN" };
  return keyFromConfig(platform.env);
}

/** Where the vendor CLI's file is looked for. */
export function configPath(env: Platform["env"]): string {
  return env["METAL_CONFIG"] || join(env["HOME"] || homedir(), ".config", "equinix", "metal.yaml");
}

async function keyFromStdin(stdin: NodeJS.ReadableStream): Promise<Secret> {
  let text = "";
  for await (const chunk of stdin) {
    text += String(chunk);
    if (text.length > longestKey) break;
  }
  return readOneKey(text, "--token-stdin found no key on stdin. Nothing was sent. Pipe one line in");
}

async function keyFromTokenFile(path: string, { os }: KeyPlatform): Promise<Secret> {
  const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `--token-file cannot be read (${error.code ?? "unknown reason"}): ${path}\nNothing was sent. Name a file that you may read.`,
    );
  });
  try {
    // Looked at when it is open, so that it is the same file that is read.
    const stats = await file.stat();
    if (os !== "win32" && stats.isFile() && (stats.mode & 0o077) !== 0) {
      throw new UsageError(
        `--token-file is open to others on this machine (mode ${(stats.mode & 0o777).toString(8)}): ${path}\nNothing was sent. Close it to them with chmod 600; if others may have read the key, replace it.`,
      );
    }
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestKey + 1), 0, longestKey + 1);
    return readOneKey(
      buffer.toString("utf8", 0, bytesRead),
      `--token-file holds no key: ${path}\nNothing was sent. Put one line into it`,
    );
  } finally {
    await file.close();
  }
}

function readOneKey(text: string, refusal: string): Secret {
  const key = text.trim();
  if (key !== "" && key.length <= longestKey && !/\s/.test(key)) return createSecret(key);
  throw new UsageError(`${refusal}, the key and nothing else.`);
}

async function keyFromConfig(env: Platform["env"]): Promise<FoundKey | undefined> {
  const path = configPath(env);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" && !env["METAL_CONFIG"]) return undefined;
    throw new UsageError(
      `the configuration file cannot be read (${error.code ?? "unknown reason"}): ${path}\nNothing was sent. Correct METAL_CONFIG, or the file's permissions.`,
    );
  });
  const key = text === undefined ? undefined : await keyFromYaml(text, path);
  return key === undefined ? undefined : { key, source: path };
}

async function keyFromYaml(text: string, path: string): Promise<Secret | undefined> {
  const { parse } = await import("../text/yaml.ts");
  let content: unknown;
  try {
    content = parse(text, { logLevel: "error" });
  } catch {
    // A parser's message quotes the line that it stumbled on, which may be the key's.
    throw new UsageError(
      `the configuration file is not YAML: ${path}\nNothing was sent. Correct it, or remove it.`,
    );
  }
  const token = (content as { readonly token?: unknown } | null)?.token;
  return typeof token === "string" && token.trim() !== "" ? createSecret(token.trim()) : undefined;
}
