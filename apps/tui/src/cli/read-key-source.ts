import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { createSecret, type Secret } from "../text/secret.ts";
import type { Platform } from "./platform.ts";
import { UsageError } from "./usage-error.ts";

/** Longest key that is read, in characters. */
const longestKey = 8192;

/**
 * Finds the key: from stdin where that was asked for, then `METAL_AUTH_TOKEN`, then the vendor CLI's
 * file, whose path `METAL_CONFIG` replaces. `undefined` where there is none.
 *
 * @throws UsageError where stdin holds no key, or the file is there and cannot be used.
 */
export async function readKeySource(
  { env, stdin }: Pick<Platform, "env" | "stdin">,
  options: { readonly tokenStdin: boolean },
): Promise<Secret | undefined> {
  if (options.tokenStdin) return keyFromStdin(stdin);
  const fromEnvironment = env["METAL_AUTH_TOKEN"]?.trim();
  if (fromEnvironment) return createSecret(fromEnvironment);
  return keyFromFile(env);
}

async function keyFromStdin(stdin: NodeJS.ReadableStream): Promise<Secret> {
  let text = "";
  for await (const chunk of stdin) {
    text += String(chunk);
    if (text.length > longestKey) break;
  }
  const key = text.trim();
  if (key !== "" && key.length <= longestKey && !/\s/.test(key)) return createSecret(key);
  throw new UsageError(
    "--token-stdin found no key on stdin. Nothing was sent. Pipe one line in, the key and nothing else.",
  );
}

async function keyFromFile(env: Platform["env"]): Promise<Secret | undefined> {
  const named = env["METAL_CONFIG"];
  const path = named || join(env["HOME"] || homedir(), ".config", "equinix", "metal.yaml");
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" && !named) return undefined;
    throw new UsageError(
      `the configuration file cannot be read (${error.code ?? "unknown reason"}): ${path}\nNothing was sent. Correct METAL_CONFIG, or the file's permissions.`,
    );
  });
  return text === undefined ? undefined : keyFromYaml(text, path);
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
