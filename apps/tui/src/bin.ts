#!/usr/bin/env node
import { main } from "./main.ts";

const { argv, env, platform: os, stdin, stdout, stderr } = process;

// A reader that has had enough, such as `head`, is no failure of ours. Where a result must not be lost, its
// writer looks for itself.
stdout.on("error", () => undefined);
stderr.on("error", () => undefined);

process.exitCode = await main({ argv: argv.slice(2), env, os, stdin, stdout, stderr, clock: Date.now });
