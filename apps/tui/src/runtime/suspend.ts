/** What Ink gives to take the terminal back. */
type Suspension = { readonly resume: () => Promise<void> };

/** Lets go of the terminal; answers what takes it back. */
export type Suspend = () => Promise<Suspension>;

/**
 * Stops the whole foreground group, as Ctrl-Z does where nobody reads keys: the shell gets its terminal
 * back, even where a package runner stands between. Goes on behind this call when the shell says so.
 */
export async function stopUntilContinued(
  suspend: Suspend,
  { showCursor }: { readonly showCursor: () => void },
): Promise<void> {
  const suspension = await suspend();
  showCursor();
  process.kill(0, "SIGSTOP");
  await suspension.resume();
}
