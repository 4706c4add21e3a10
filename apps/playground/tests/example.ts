import type { Page } from "playwright-core";

/** An example on the page, as somebody uses it. */
export type ExampleOnPage = {
  readonly run: () => Promise<void>;
  readonly press: (button: string) => Promise<void>;
  /** Waits for the end of the run. */
  readonly ended: () => Promise<void>;
  readonly chooseFault: (label: string) => Promise<void>;
  readonly chooseVariant: (label: string) => Promise<void>;
  /** Looks at the code, and waits for its editor. */
  readonly look: () => Promise<void>;
  /** Replaces the code. */
  readonly write: (code: string) => Promise<void>;
  readonly code: () => Promise<string>;
  readonly console: () => Promise<string>;
  /** What the caller learnt, and what is true. */
  readonly verdict: () => Promise<{
    readonly tone: string;
    readonly learnt: string;
    readonly truth: string;
    readonly facts: string;
  }>;
  /** What stands in the server's panel. */
  readonly server: () => Promise<string>;
  /** The methods that were sent, in order. */
  readonly methods: () => Promise<readonly string[]>;
};

export function example(page: Page, id: string): ExampleOnPage {
  const section = page.locator(`#${id}`);
  const button = (name: string) => section.getByRole("button", { name, exact: true });
  const editor = section.locator(".cm-content");
  const text = (selector: string) => section.locator(selector).innerText();
  const methods = async (): Promise<readonly string[]> => section.locator(".exchange-method").allInnerTexts();
  const look = async (): Promise<void> => {
    await section.locator(".editor").scrollIntoViewIfNeeded();
    await editor.waitFor();
  };
  // What a wait in vain leaves unsaid.
  const explain = async (error: Error): Promise<never> => {
    const status = await section.locator(".console").getAttribute("data-status");
    const lines = [
      `The run is ${status}. Its console:`,
      await text(".console"),
      "Sent:",
      ...(await methods()),
    ];
    const places = [...page.frames(), ...page.workers()].map((place) => place.url());
    throw new Error([error.message, ...lines, "Frames and workers:", ...places].join("\n"), { cause: error });
  };
  return {
    look,
    run: () => button("Run").click(),
    press: (name) => button(name).click(),
    async ended() {
      await section.locator('.console:not([data-status="running"]):not([data-status="idle"])').waitFor();
    },
    async chooseFault(label) {
      await section.getByLabel("Fault").selectOption({ label });
    },
    async chooseVariant(label) {
      await section.getByRole("radio", { name: label, exact: true }).check();
    },
    async write(code) {
      await look();
      await editor.click();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.insertText(code);
    },
    async code() {
      await look();
      return (await editor.locator(".cm-line").allInnerTexts()).join("\n");
    },
    console: () => text(".console"),
    async verdict() {
      const card = section.locator(".verdict");
      await card.waitFor().catch(explain);
      const [learnt = "", ...rest] = await card.locator("dd").allInnerTexts();
      const tone = (await card.getAttribute("data-tone")) ?? "";
      return { tone, learnt, truth: rest.at(-1) ?? "", facts: rest.slice(0, -1).join() };
    },
    server: () => text(".server"),
    methods,
  };
}
