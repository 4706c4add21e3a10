/** Waits until an element can be seen. What nobody looks at need not be loaded. */
export async function whenInView(element: Element, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const observer = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) {
      resolve();
    }
  });
  observer.observe(element);
  signal.addEventListener("abort", () => resolve(), { once: true });
  await promise;
  observer.disconnect();
}
