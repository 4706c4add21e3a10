export type WhenInViewOptions = {
  /** How far from being seen is near enough, such as `"400px"`. */
  readonly margin?: string;
  /** Ends the wait, as if it had come. */
  readonly signal?: AbortSignal;
};

/** Waits until an element can be seen. What nobody looks at need not be loaded. */
export async function whenInView(element: Element, options: WhenInViewOptions = {}): Promise<void> {
  const { margin = "0px", signal } = options;
  const { promise, resolve } = Promise.withResolvers<void>();
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) {
        resolve();
      }
    },
    { rootMargin: margin },
  );
  observer.observe(element);
  signal?.addEventListener("abort", () => resolve(), { once: true });
  await promise;
  observer.disconnect();
}
