import { readFile, writeFile } from "node:fs/promises";

/** Replaces a text in a file. @throws Error where the file does not hold it. */
export async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, "utf8");
  if (!text.includes(from)) throw new Error(`${file} does not say ${JSON.stringify(from)} any more.`);
  await writeFile(file, text.replace(from, to));
}
