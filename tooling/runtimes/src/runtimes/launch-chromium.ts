import sparticuz from "@sparticuz/chromium";
import { chromium, type Browser } from "playwright-core";

/** Starts whichever Chromium `CHROME_PATH` names, else the one from the npm package, which is for Linux on x64. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROME_PATH"] ?? (await sparticuz.executablePath()),
    args: ["--no-sandbox", "--disable-gpu"],
  });
}
