import { Box, render, Text, useInput, useWindowSize } from "ink";
import { useEffect, useState, type ReactElement } from "react";
import type { Platform } from "../cli/platform.ts";
import { chooseCharset, type Charset } from "../text/charset.ts";
import { doneOf } from "./counts.ts";
import type { ProgressView, RunControls } from "./show-progress.ts";
import { progressWords } from "./words.ts";

/** How often it is drawn, in ms. */
const frameLength = 100;
const widest = 60;

type BarProps = {
  readonly controls: RunControls;
  readonly charset: Charset;
  readonly color: boolean;
  readonly keys: boolean;
};

/** Draws a bar below what stands on the terminal; it goes when the run has ended. */
export function showBar(
  controls: RunControls,
  options: { readonly platform: Platform; readonly keys: boolean },
): ProgressView {
  const { stdin, stderr, env, os } = options.platform;
  const bar = render(
    <Bar controls={controls} charset={chooseCharset(env, os)} color={!env["NO_COLOR"]} keys={options.keys} />,
    // Ink draws where it is told that stdout is: the result alone goes to the real one.
    { stdin, stdout: stderr, stderr, exitOnCtrlC: false, patchConsole: false },
  );
  return {
    async close() {
      bar.clear();
      bar.unmount();
      await bar.waitUntilExit();
    },
  };
}

function Bar({ controls, charset, color, keys }: BarProps): ReactElement {
  const [progress, setProgress] = useState(controls.progress);
  const { columns } = useWindowSize();
  useEffect(() => {
    const timer = setInterval(() => setProgress(controls.progress()), frameLength);
    return () => clearInterval(timer);
  }, [controls]);
  useInput(
    (input, key) => {
      if (input === "p") controls.togglePause();
      if (key.ctrl && input === "c") controls.end();
    },
    { isActive: keys },
  );
  const { counts } = progress;
  const width = Math.max(1, Math.min(widest, columns - 2));
  const filled = counts.total === 0 ? width : Math.floor((doneOf(counts) / counts.total) * width);
  return (
    <Box flexDirection="column">
      <Text>
        <Text {...(color && { color: "cyan" })}>{charset.bar.full.repeat(filled)}</Text>
        <Text dimColor>{charset.bar.empty.repeat(width - filled)}</Text>
      </Text>
      <Text wrap="truncate-end">{charset.encode(progressWords(progress))}</Text>
      {keys && <Text dimColor>{progress.held ? "p go on" : "p pause"} ctrl-c end</Text>}
    </Box>
  );
}
