import type { CDPSession, Page } from "playwright-core";

/**
 * Notes what a page prints, as somebody who looks at the console and opens what is shown there can see it:
 * previews, and the properties of each object. What it returns waits for the last of it.
 */
export async function watchConsole(page: Page): Promise<() => Promise<string>> {
  const session = await page.context().newCDPSession(page);
  const seen: Promise<string>[] = [];
  session.on("Runtime.consoleAPICalled", ({ args }) => {
    seen.push(
      Promise.resolve(JSON.stringify(args)),
      ...args.map(async (each) => open(session, each.objectId)),
    );
  });
  session.on("Runtime.exceptionThrown", (event) => {
    seen.push(Promise.resolve(JSON.stringify(event)));
  });
  await session.send("Runtime.enable");
  return async () => (await Promise.all(seen)).join("\n");
}

async function open(session: CDPSession, objectId: string | undefined): Promise<string> {
  if (objectId === undefined) {
    return "";
  }
  const properties = await session.send("Runtime.getProperties", {
    objectId,
    ownProperties: true,
    generatePreview: true,
  });
  return JSON.stringify(properties);
}
