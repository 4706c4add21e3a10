import { closeSync, openSync } from "node:fs";
import { ReadStream } from "node:tty";

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
  const leave = (): void => void stdout.write("\u001B[?1049l");
  const terminal = new ReadStream(openSync("/dev/tty", "r"));
  process.once("exit", leave);
  stdout.write(
    `\u001B[?1049h\u001B[H${headline}\r\n\r\n  New password   ${password}\r\n\r\nThis is the only time it can be seen. Press a key when you have it. `,
  );
  terminal.setRawMode(true);
  await new Promise((resolve) => terminal.once("data", resolve));
  terminal.setRawMode(false);
  terminal.destroy();
  process.off("exit", leave);
  leave();
}
