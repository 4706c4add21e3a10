import { describe } from "vitest";
import { findViolations, forAxe } from "./axe.ts";
import { example } from "./example.ts";
import { test } from "./test.ts";

describe("in forced colours", () => {
  test("what colours tell is told by lines, marks and words", async ({ open, expect }) => {
    const page = await open({ forcedColors: "active", colorScheme: "dark" });
    const outcome = example(page, "outcome");
    await outcome.run();
    await outcome.verdict();
    const style = (selector: string, property: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
    // The chosen way of writing, and the page that is open, have a line of their own.
    expect(await style("#outcome .variants input:checked + span", "outline-style")).toBe("solid");
    expect(await style("#outcome .variants input:not(:checked) + span", "outline-style")).toBe("none");
    expect(await style(".site-head nav a[aria-current]", "border-bottom-color")).not.toBe(
      await style(".site-head nav a:not([aria-current])", "border-bottom-color"),
    );
    expect(await style("#outcome .verdict", "outline-style")).toBe("solid");
    expect(await page.locator("#outcome .verdict-mark").innerText()).toBe("?");
    expect(await style("#outcome button[aria-disabled=true]", "color")).not.toBe(
      await style("#outcome button.primary", "color"),
    );
    // What is drawn is drawn in a colour that the ground has not.
    const ground = await style("body", "background-color");
    expect(await style("#outcome .timeline rect", "fill")).not.toBe(ground);
    await page.locator("#outcome .exchange summary").first().click();
    expect(await style("#outcome .secret", "outline-style")).toBe("solid");
  });

  test("axe finds nothing after a run", async ({ open, expect }) => {
    const page = await open({ ...forAxe, forcedColors: "active" });
    await example(page, "outcome").run();
    await example(page, "outcome").verdict();
    expect(await findViolations(page)).toEqual([]);
  });
});

describe("motion", () => {
  /** What moves: scrolling, and whatever has a transition or an animation. */
  const moving = (): readonly string[] => {
    const elements = Array.from(document.querySelectorAll("*"));
    const shadows = elements.flatMap(({ shadowRoot }) => Array.from(shadowRoot?.querySelectorAll("*") ?? []));
    return [...elements, ...shadows].flatMap((element) => {
      const { scrollBehavior, transitionDuration, animationName } = getComputedStyle(element);
      // What an editor covers is not drawn, and has no styles.
      const isDrawn = animationName !== "";
      const moves =
        scrollBehavior === "smooth" ||
        (isDrawn && animationName !== "none") ||
        transitionDuration.split(", ").some((duration) => isDrawn && duration !== "0s");
      return moves ? [element.localName] : [];
    });
  };

  test("there is none where less is preferred", async ({ open, expect }) => {
    const page = await open({ reducedMotion: "reduce" });
    await example(page, "ask").run();
    await page.locator("#ask .mail").waitFor();
    expect(await page.evaluate(moving)).toEqual([]);
  });

  test("there is a little where it is not", async ({ open, expect }) => {
    const page = await open({ reducedMotion: "no-preference" });
    expect(new Set(await page.evaluate(moving))).toEqual(new Set(["html", "a", "button"]));
  });
});
