// Ink's smallest program that stays: what an app costs before it does anything.
import { render, Text, useInput } from "ink";
import type { ReactElement } from "react";

function Hello(): ReactElement {
  useInput(() => undefined);
  return <Text>Hello, world</Text>;
}

render(<Hello />, { interactive: true });
