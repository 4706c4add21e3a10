import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** What a mail server does with a client, and where in the exchange. */
export type Manners =
  | "polite"
  | "refuses at the greeting"
  | "never greets"
  | "refuses the recipient"
  | "cuts the connection in the middle of the mail"
  | "takes the mail and never says so"
  | "takes the mail and cuts the connection before it says so"
  | "says that it took the mail, and nothing more";

/** A mail server of loopback that can be told to behave badly. */
export type RudeMailServer = {
  readonly url: string;
  /** The mails that came whole, whether or not that was said. */
  readonly taken: readonly string[];
  /** How it treats clients from now on, also those that are connected. */
  readonly become: (manners: Manners) => void;
};

/** Starts a server that speaks as much SMTP as a client needs, and has manners. */
export async function startRudeMailServer(manners: Manners): Promise<RudeMailServer> {
  const taken: string[] = [];
  let current = manners;
  const server = createServer((socket) => converse(socket, () => current, taken));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => sockets.add(socket));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, taken, become: (next) => void (current = next) };
}

function converse(socket: Socket, manners: () => Manners, taken: string[]): void {
  let mail: string | undefined;
  let silent = manners() === "never greets";
  const say = (line: string): void => void (silent || socket.write(`${line}\r\n`));
  const take = (text: string): void => {
    taken.push(text);
    if (manners() === "takes the mail and cuts the connection before it says so") socket.destroy();
    if (manners() === "takes the mail and never says so") silent = true;
    say("250 taken");
    if (manners() === "says that it took the mail, and nothing more") silent = true;
  };
  const answers: readonly (readonly [command: RegExp, answer: () => void])[] = [
    [/^(?:EHLO|HELO)/i, () => say("250 localhost")],
    [/^RCPT/i, () => say(manners() === "refuses the recipient" ? "550 not here" : "250 fine")],
    [
      /^DATA/i,
      () => {
        mail = "";
        say("354 go on");
      },
    ],
    [/^QUIT/i, () => socket.end("221 bye\r\n")],
    [/./, () => say("250 fine")],
  ];

  socket.setEncoding("utf8");
  socket.on("error", () => {});
  say(manners() === "refuses at the greeting" ? "554 not now" : "220 localhost");
  let rest = "";
  socket.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (mail === undefined) answers.find(([command]) => command.test(line))?.[1]();
      else if (manners() === "cuts the connection in the middle of the mail") socket.destroy();
      else if (line === ".") {
        take(mail);
        mail = undefined;
      } else mail += `${line}\n`;
    }
  });
}
