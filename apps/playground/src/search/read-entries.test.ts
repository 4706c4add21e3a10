import { expect, test } from "vitest";
import { readEntries } from "./read-entries.ts";

test("a page is found by its beginning and by each of its places, under the name that stands there", () => {
  const html = `<main><h1>API</h1><p>All of it.</p>
    <section id="one"><h2 id="one-title">First &amp; only<a class="anchor" href="#one">#</a></h2>
      <article id="one.Thing"><h3><a href="#one.Thing">Thing</a> <span class="kind">type</span></h3><p>What it is.</p></article>
    </section><nav class="pager"></nav></main>`;
  expect(readEntries("api.html", "API", html)).toEqual([
    { id: "./api.html", title: "API", page: "API", text: "API All of it." },
    { id: "./api.html#one", title: "First & only", page: "API", text: "First & only #" },
    { id: "./api.html#one.Thing", title: "Thing", page: "API", text: "Thing type What it is." },
  ]);
});
