import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ensureBundled } from "./ensure-bundled.ts";
import { packageFolder } from "./package-folder.ts";
import { captureScreen, textOf } from "./screens/capture.ts";
import { fillReadme } from "./screens/readme.ts";
import { toSvg } from "./screens/svg.ts";
import { walkFailures, walkWholeJob, type TakePicture } from "./screens/walk.ts";

// Walks the app through everything it can show, and keeps a picture and the text of each screen.
const folder = join(packageFolder, "docs", "screens");
const readme = join(packageFolder, "README.md");

const take: TakePicture = async (app, name, title) => {
  const capture = captureScreen(app.terminal, { isCursorShown: app.isCursorShown() });
  await writeFile(join(folder, `${name}.svg`), toSvg(capture, { title }));
  await writeFile(join(folder, `${name}.txt`), textOf(capture));
};

await ensureBundled();
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await walkWholeJob(take);
await walkFailures(take);
await writeFile(readme, fillReadme(await readFile(readme, "utf8")));
