import { watch } from "node:fs";

export type WatchOptions = {
  /** Told of whatever changes in a folder, at any depth. */
  readonly onChange: () => void;
};

/** Watches folders, from the moment in which it returns. Answers how to stop that. */
export function watchFolders(folders: readonly string[], { onChange }: WatchOptions): () => void {
  const watchers = folders.map((folder) => watch(folder, { recursive: true }, () => onChange()));
  return () => {
    for (const watcher of watchers) watcher.close();
  };
}
