import { closeSync, openSync } from "node:fs";
import { ReadStream } from "node:tty";
import { guardTerminal } from "../runtime/terminal.ts";

/** Whether there is a terminal to wait for a key on, also where stdin is something else. */
export function canShowBriefly(): boolean {
  try {
    closeSync(openSync("/dev/tty", "r"));
    return true;
  } catch {
    return false;
  }
}

/** Shows a password on the alternate screen until a key is pressed, so that no scrollback keeps it. */
export async function showBriefly(
  password: string,
  options: { readonly headline: string; readonly stdout: typeof process.stdout },
): Promise<void> {
  const { headline, stdout } = options;
  const terminal = new ReadStream(openSync("/dev/tty", "r"));
  const done = Promise.withResolvers<void>();
  const guard = guardTerminal({ stdin: terminal, stdout, leave: () => done.resolve() });
  terminal.setRawMode(true);
  terminal.once("data", () => done.resolve());
  stdout.write(
    [
      `\u001B[?1049h\u001B[H${headline}`,
      "",
      `  New password   ${password}`,
      "",
      "This is the only time it can be seen. Press a key when you have it. ",
    ].join("\r\n"),
  );
  await done.promise;
  stdout.write("\u001B[?1049l");
  terminal.setRawMode(false);
  terminal.destroy();
  guard.release();
}
