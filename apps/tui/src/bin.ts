#!/usr/bin/env node
import { main } from "./main.ts";

const { argv, env, platform: os, stdin, stdout, stderr } = process;

// A reader that has had enough, such as `head`, is no failure of ours.
stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
});

process.exitCode = await main({ argv: argv.slice(2), env, os, stdin, stdout, stderr, clock: Date.now });
