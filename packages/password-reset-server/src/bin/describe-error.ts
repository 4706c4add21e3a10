import { redact } from "../tokens/redact.ts";

const KNOWN: Readonly<Record<string, string>> = {
  EADDRINUSE: "The port is taken. The server did not start. Choose another with --port.",
  EEXIST: "A file with that name is there already. It was not touched. Give another name.",
  EACCES: "Permission was denied. Nothing was done. Check who owns the file or the port.",
  ENOENT: "A file or folder is not there. Nothing was done. Check the paths that were given.",
  ECONNREFUSED:
    "A server that is needed could not be reached. Nothing was done. Check that it runs, and its address.",
  "28P01": "The database refused the password. Nothing was done. Check METAL_RESET_DATABASE.",
  "3D000": "That database is not there. Nothing was done. Create it, or correct METAL_RESET_DATABASE.",
  ERR_SQLITE_ERROR:
    "The database could not be used. Nothing was done. Check the file, its folder and the space on the disk.",
};

/** What a failure of a command is, what is true then and what to do, without a secret. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error))
    return "Something failed. Whether anything was done is not certain. Look at the list.";
  const known = "code" in error && typeof error.code === "string" ? KNOWN[error.code] : undefined;
  return known === undefined ? redact(error.message) : `${known} (${redact(error.message)})`;
}
