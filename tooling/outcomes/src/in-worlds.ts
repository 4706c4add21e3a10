import * as fc from "fast-check";
import { everyDatabase, startWorld, type World, type WorldOptions } from "./start-world.ts";

/**
 * Checks a property in several worlds at once, half of them on each database: what a client waits before a repeat costs
 * time and nothing else.
 */
export async function inWorlds<Values>(
  options: WorldOptions,
  property: (world: World) => fc.IAsyncProperty<Values>,
): Promise<void> {
  await Promise.all(
    Array.from({ length: 8 }, async (_, index) => {
      const world = await startWorld({ database: everyDatabase[index % everyDatabase.length], ...options });
      try {
        await fc.assert(property(world), { numRuns: 6 });
      } finally {
        await world.close();
      }
    }),
  );
}
