import { useEffect, useEffectEvent, type ReactNode } from "react";

export type MountedProps = {
  /** Is called once everything below is in the page and listens. */
  readonly onMounted: () => void;
  readonly children?: ReactNode;
};

export function Mounted({ onMounted, children }: MountedProps): ReactNode {
  const tell = useEffectEvent(onMounted);
  // The effects of what is below have run by then.
  useEffect(() => tell(), []);
  return children;
}
