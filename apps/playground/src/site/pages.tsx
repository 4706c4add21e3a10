import type { ReactNode } from "react";
import { ContractPage } from "../pages/contract-page.tsx";
import { HostingPage } from "../pages/hosting-page.tsx";
import { OperationsPage } from "../pages/operations-page.tsx";
import { OutcomesPage } from "../pages/outcomes-page.tsx";
import { OwnServerPage } from "../pages/own-server-page.tsx";
import { ReferencePage } from "../pages/reference-page.tsx";
import { ServerPage } from "../pages/server-page.tsx";
import { StartPage } from "../pages/start-page.tsx";
import { TerminalPage } from "../pages/terminal-page.tsx";

export type Page = {
  /** Its file in the folder that is served, and so its address. */
  readonly file: string;
  readonly name: string;
  /** One sentence for search engines and the start page. */
  readonly description: string;
  /** Where the page may send requests to, as a policy's source list; nowhere without. */
  readonly connect?: string;
  readonly Content: () => ReactNode;
};

/** All pages, in the order in which they are read. */
export const pages: readonly Page[] = [
  {
    file: "index.html",
    name: "Start",
    description:
      "Reset a password through the Metal reset-password contract, and know what is true when a call fails.",
    Content: StartPage,
  },
  {
    file: "operations.html",
    name: "Operations",
    description: "Ask for a reset mail, and reset the password with its token: the contract’s two calls.",
    Content: OperationsPage,
  },
  {
    file: "outcomes.html",
    name: "Outcomes",
    description: "What is true after a failure, for each fault and each error, beside ky and fetch.",
    Content: OutcomesPage,
  },
  {
    file: "server.html",
    name: "Server",
    description: "The server of the contract, made, called and checked in the page.",
    Content: ServerPage,
  },
  {
    file: "hosting.html",
    name: "Hosting",
    description: "Mount the contract in an app of yours, or host it with one command.",
    Content: HostingPage,
  },
  {
    file: "terminal.html",
    name: "Terminal",
    description: "The same job in a terminal, as an app to look at and as a command to script.",
    Content: TerminalPage,
  },
  {
    file: "api.html",
    name: "API",
    description: "Every export of the packages, as declared.",
    Content: ReferencePage,
  },
  {
    file: "contract.html",
    name: "Contract",
    description: "The contract itself, as an OpenAPI 3.1 document.",
    Content: ContractPage,
  },
  {
    file: "your-server.html",
    name: "Your server",
    description:
      "Run the two calls against a server of your own, with a key that stays in this page’s memory.",
    // A browser takes no loopback address in IPv6 here.
    connect: "https: http://localhost:* http://127.0.0.1:*",
    Content: OwnServerPage,
  },
];
