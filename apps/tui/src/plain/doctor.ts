import { DEFAULT_BASE_URL } from "@metal/password-reset/contract";
import { exitCodes } from "../cli/exit-codes.ts";
import { connectTo } from "../cli/options.ts";
import type { Platform } from "../cli/platform.ts";
import type { ReportOptions } from "../cli/program.ts";
import { readSettings } from "../cli/settings.ts";
import { defaultTimeout } from "../connection/connection.ts";
import { checkKey } from "../doctor/check-key.ts";
import { checkDocument, checkServer } from "../doctor/check-server.ts";
import { checkTls } from "../doctor/check-tls.ts";
import type { Check } from "../doctor/check.ts";
import { chooseCharset, type Charset } from "../text/charset.ts";
import { loadFormatter } from "./format-result.ts";

/** `doctor`: looks at everything that a call depends on, without sending the key. Answers the exit code. */
export async function diagnose(options: ReportOptions, platform: Platform): Promise<number> {
  const { env, os, clock, stdout } = platform;
  const { facts } = await connectTo(options, platform);
  const format = await loadFormatter(options.output ?? "text");
  const limit = readSettings(options).timeout || defaultTimeout;
  const baseUrl = new URL(options.baseUrl ?? DEFAULT_BASE_URL);
  const operations = new URL(`${baseUrl.href.replace(/\/$/, "")}/reset-password`);
  const network = { fetch, limit, clock };

  const before = [checkBaseUrl(options.baseUrl, facts.name), await checkKey(facts, { env, os })];
  const tls = await checkTls(baseUrl, network);
  const server = tls.state === "failed" ? [] : await checkServer(operations, network);
  const isReached = server.length > 1;
  const checks = [...before, tls, ...server, ...(isReached ? [await checkDocument(baseUrl, network)] : [])];

  const healthy = checks.every(({ state }) => state !== "failed");
  const text = checks.map((check) => describe(check, chooseCharset(env, os))).join("\n");
  stdout.write(format({ text, fields: { healthy, checks } }));
  return healthy ? exitCodes.done : exitCodes.notApplied;
}

function checkBaseUrl(given: string | undefined, name: string): Check {
  if (given !== undefined) return { name: "Base URL", state: "ok", text: name };
  return {
    name: "Base URL",
    state: "warning",
    text: `${name}, the published default`,
    next: "the hosted service ended on 30 June 2026: give the address of your own server by --base-url",
  };
}

function describe({ name, state, text, next }: Check, charset: Charset): string {
  const mark = { ok: charset.marks.ok, warning: "!", failed: charset.marks.no }[state];
  const line = `${mark.padEnd(2)} ${name.padEnd(12)} ${charset.encode(text)}`;
  return next === undefined ? line : `${line}\n   ${" ".repeat(12)} ${charset.encode(`→ ${next}`)}`;
}
