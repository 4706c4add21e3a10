import { Box, Text, useCursor } from "ink";
import type { ReactElement } from "react";
import type { Frame } from "../layout/layout.ts";
import type { Line } from "../layout/line.ts";
import { styleOf } from "./palette.ts";

/** Draws a frame: one `Text` a line, and the cursor where something is typed. */
export function Screen({ frame, color }: { readonly frame: Frame; readonly color: boolean }): ReactElement {
  useCursor().setCursorPosition(frame.cursor);
  return (
    <Box flexDirection="column" height={frame.lines.length}>
      {frame.lines.map((line, row) => (
        // A line has no identity but its place.
        <Row key={row} line={line} color={color} />
      ))}
    </Box>
  );
}

function Row({ line, color }: { readonly line: Line; readonly color: boolean }): ReactElement {
  if (line.length === 0) return <Text> </Text>;
  return (
    <Text wrap="truncate-end">
      {line.map(({ text, tone }, index) => (
        <Text key={index} {...styleOf(tone, { color })}>
          {text}
        </Text>
      ))}
    </Text>
  );
}
