import { createElement, type ComponentProps, type ComponentType, type ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { islands, type IslandName } from "./islands.ts";

export type IslandProps<Name extends IslandName> = {
  readonly name: Name;
  /** Has to stand alone on its page. */
  readonly id: string;
  /** Plain data: it goes into the page. */
  readonly props: ComponentProps<(typeof islands)[Name]>;
  /** Whether a script takes it over only when somebody comes near it: a page of many is as fast as one of none. */
  readonly lazy?: boolean;
};

/** A part of a page that a script will take over. The rest of the page is text, and no script carries it. */
export function Island<Name extends IslandName>({
  name,
  id,
  props,
  lazy = false,
}: IslandProps<Name>): ReactNode {
  const component = islands[name] as ComponentType<object>;
  const html = renderToString(createElement(component, props as object), { identifierPrefix: id });
  return (
    <div
      id={id}
      data-island={name}
      data-lazy={lazy ? "" : undefined}
      data-props={JSON.stringify(props)}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
