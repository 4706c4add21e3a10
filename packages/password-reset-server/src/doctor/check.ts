/** What was looked at: how it stands, what is true, and what to do where it should be otherwise. */
export type Check = {
  readonly name: string;
  readonly state: "ok" | "warning" | "failed";
  readonly text: string;
  readonly next?: string | undefined;
};

/** How long ago or ahead something is, in the unit that people would use. */
export function formatSpan(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
