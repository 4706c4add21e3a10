import type { ReactNode } from "react";
import type { Exchange } from "../wire/exchange.ts";

const width = 100;
const row = 5;

/** In CSS pixels; many requests share it. */
const tallest = 120;

/** When each request was under way, drawn to one scale. The list below says the same in words. */
export function Timeline({ exchanges }: { readonly exchanges: readonly Exchange[] }): ReactNode {
  const first = Math.min(...exchanges.map(({ start }) => start));
  const last = Math.max(...exchanges.map(({ start, end }) => end ?? start));
  const scale = width / Math.max(last - first, 1);
  return (
    <svg
      className="timeline"
      viewBox={`0 0 ${width} ${exchanges.length * row}`}
      preserveAspectRatio="none"
      height={Math.min(exchanges.length * 12, tallest)}
      aria-hidden="true"
    >
      {exchanges.map((exchange, index) => (
        <rect
          key={exchange.id}
          data-state={stateOf(exchange)}
          x={Math.min((exchange.start - first) * scale, width - 1)}
          y={index * row + 1}
          width={Math.max(1, ((exchange.end ?? last) - exchange.start) * scale)}
          height={row - 2}
        />
      ))}
    </svg>
  );
}

function stateOf({ reply }: Exchange): string {
  if (reply.type === "answer") {
    return reply.status < 300 ? "done" : "refused";
  }
  return reply.type === "pending" ? "waiting" : "lost";
}
