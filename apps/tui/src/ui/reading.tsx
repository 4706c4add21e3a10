import { Box, Text } from "ink";
import type { ReactElement } from "react";
import type { Frame } from "../layout/layout.ts";

/** A frame for a screen reader: the lines that say something, without what only the eye needs. */
export function Reading({ frame }: { readonly frame: Frame }): ReactElement {
  const lines = frame.lines
    .map((line) => line.map(({ text }) => text).join(""))
    .map((text) => text.trim().replaceAll(/\s{2,}/g, ", "))
    .filter((text) => text !== "");
  return (
    <Box flexDirection="column">
      {lines.map((text, row) => (
        // A line has no identity but its place.
        <Text key={row}>{text}</Text>
      ))}
    </Box>
  );
}
