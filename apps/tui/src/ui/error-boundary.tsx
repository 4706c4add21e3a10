import { Component, type ReactNode } from "react";

type Props = { readonly children: ReactNode; readonly onError: (error: unknown) => void };
type State = { readonly hasFailed: boolean };

/** Takes what a component throws out of Ink's hands: Ink would draw its message, which may hold what must not be shown. */
export class ErrorBoundary extends Component<Props, State> {
  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override readonly state: State = { hasFailed: false };

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    return this.state.hasFailed ? undefined : this.props.children;
  }
}
