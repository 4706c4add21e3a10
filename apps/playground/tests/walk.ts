import type { Locator, Page } from "playwright-core";

/** What is wrong with where the focus is; `undefined` where it can be seen. */
async function complainOfFocus(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const outer = document.activeElement;
    const held = outer?.shadowRoot?.activeElement ?? outer;
    if (held === null || held === document.body) {
      return undefined;
    }
    const name = held.textContent.trim().slice(0, 40) || held.className;
    // A radio button is drawn by its label, and the editor by the place that it is in.
    const drawn = held.matches("input[type=radio]") ? (held.nextElementSibling ?? held) : held;
    const place = held.closest(".cm-editor") === null ? drawn : (outer ?? drawn);
    const { outlineStyle, boxShadow } = getComputedStyle(place);
    if (outlineStyle === "none" && boxShadow === "none") {
      return `${name}: no mark`;
    }
    const { left, top, width, height } = held.getBoundingClientRect();
    const at = document.elementsFromPoint(left + Math.min(width, 40) / 2, top + Math.min(height, 20) / 2);
    return at.some((element) => held.contains(element) || element.shadowRoot?.contains(held))
      ? undefined
      : `${name}: not in view`;
  });
}

/** Presses Tab until the focus is there, and sees to it that it is seen on its whole way. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const complaints: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    const complaint = await complainOfFocus(page);
    if (complaint !== undefined) {
      complaints.push(complaint);
    }
    if (await target.evaluate((element) => element === document.activeElement)) {
      if (complaints.length > 0) {
        throw new Error(`The focus is lost from sight: ${complaints.join("; ")}`);
      }
      return;
    }
  }
  throw new Error("The focus does not come by.");
}
