import { access } from "node:fs/promises";
import { DEFAULT_BASE_URL } from "@metal/password-reset/contract";
import { exitCodes } from "../cli/exit-codes.ts";
import { connectTo } from "../cli/options.ts";
import type { Platform } from "../cli/platform.ts";
import type { ReportOptions } from "../cli/program.ts";
import { readSettings } from "../cli/settings.ts";
import { configPath } from "../cli/read-key-source.ts";
import { formatDuration } from "../words/duration.ts";
import { nameKey } from "../words/key-words.ts";
import { loadFormatter } from "./format-result.ts";
import { alignRows } from "./rows.ts";

/** How often a call is repeated where nobody says otherwise: the client's own default. */
const defaultRetry = 2;

/** `config show`: what the program would use, and where each of it comes from. Sends nothing. */
export async function showConfig(options: ReportOptions, platform: Platform): Promise<number> {
  const { facts } = await connectTo(options, platform);
  const { timeout, retry = defaultRetry } = readSettings(options);
  const file = configPath(platform.env);
  const hasFile = await access(file).then(
    () => true,
    () => false,
  );
  const format = await loadFormatter(options.output ?? "text");
  const baseUrl = options.baseUrl ?? DEFAULT_BASE_URL;
  const text = alignRows([
    ["Base URL", baseUrl, options.baseUrl === undefined ? "default, retired in June 2026" : "--base-url"],
    ["Key", facts.key === undefined ? "none" : nameKey(facts.key), facts.keySource ?? ""],
    [
      "Time limit",
      timeout === false ? "none" : formatDuration(timeout),
      source(options.timeout, "--timeout"),
    ],
    ["Repeats", String(retry), source(options.retry, "--retry")],
    ["Config file", file, hasFile ? "" : "not there"],
  ]);
  const fields = {
    baseUrl,
    baseUrlSource: options.baseUrl === undefined ? "default" : "--base-url",
    key: facts.key,
    keySource: facts.keySource,
    timeoutSeconds: timeout === false ? 0 : timeout / 1000,
    retry,
    configFile: file,
    configFileFound: hasFile,
  };
  platform.stdout.write(format({ text, fields }));
  return exitCodes.done;
}

function source(given: number | undefined, option: string): string {
  return given === undefined ? "default" : option;
}
