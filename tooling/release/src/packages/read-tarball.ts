import { list } from "tar";

/** The files in a package's tarball, by their path inside of the package. */
export async function readTarball(tarball: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const read: Promise<void>[] = [];
  await list({
    file: tarball,
    onReadEntry(entry) {
      const path = entry.path.replace(/^package\//, "");
      read.push(entry.concat().then((content) => void files.set(path, content.toString("utf8"))));
    },
  });
  await Promise.all(read);
  return files;
}
