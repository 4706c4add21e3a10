import type { Platform } from "../cli/platform.ts";
import type { RequestOptions } from "../cli/program.ts";
import { UsageError } from "../cli/usage-error.ts";
import { createAddressTable, type AddressTable } from "../bulk/address-table.ts";
import { askForMail } from "../bulk/ask-for-mail.ts";
import { checkSource } from "../bulk/check-source.ts";
import { doneOf, noCounts, type Counts } from "../bulk/counts.ts";
import { exitCodeOfRun } from "../bulk/exit-code.ts";
import type { Journal } from "../bulk/journal.ts";
import { openJournal } from "../bulk/open-journal.ts";
import { createPace } from "../bulk/pace.ts";
import { readAddresses } from "../bulk/read-addresses.ts";
import { createRunControl } from "../bulk/run-control.ts";
import { runBulk, type Stop } from "../bulk/run-bulk.ts";
import { selectAddresses, type Address } from "../bulk/select-addresses.ts";
import { showProgress } from "../bulk/show-progress.ts";
import { openSource, type Source } from "../bulk/source.ts";
import { summaryWords } from "../bulk/words.ts";
import type { Connection } from "../connection/connection.ts";
import { loadFormatter } from "./format-result.ts";
import { reportFailure } from "./report-failure.ts";

type Options = {
  readonly file: string;
  readonly request: RequestOptions;
  readonly connection: Connection;
  readonly platform: Platform;
};

/** Most addresses that trouble is told of one by one; the journal has them all. */
const mostTold = 20;

/** `request --file`: asks for a mail to each address of a list. Answers the exit code. */
export async function requestFile(options: Options): Promise<number> {
  const source = await openSource(options.file, options.platform.stdin);
  try {
    return await requestAll(source, options);
  } finally {
    await source.close();
  }
}

async function requestAll(source: Source, options: Options): Promise<number> {
  const { request, connection, platform } = options;
  const path = journalPath(options);
  const format = await loadFormatter(request.output ?? "text");
  const counts = noCounts(await checkAll(source, platform));
  const table = createAddressTable(counts.total);
  const server = connection.facts.name;
  const journal = await openJournal({ path, server, resume: request.resume === true, table });
  const startedAt = platform.clock();
  const end = await run(source, { ...options, counts, table, journal });
  const seconds = (platform.clock() - startedAt) / 1000;
  reportTrouble(end, options);
  if (request.quiet !== true || request.output !== undefined) {
    const ended = end.stop?.failure.code ?? (end.interrupted ? "interrupted" : undefined);
    const fields = { ...counts, left: counts.total - doneOf(counts), seconds, journal: path, ended };
    platform.stdout.write(format({ text: summaryWords(counts, path), fields }));
  }
  return exitCodeOfRun(counts, end);
}

/** How a run ended, and the first of the addresses that were not simply asked for. */
type End = {
  readonly stop: Stop | undefined;
  readonly interrupted: boolean;
  readonly troubles: readonly string[];
};

async function run(
  source: Source,
  options: Options & {
    readonly counts: Counts;
    readonly table: AddressTable;
    readonly journal: Journal;
  },
): Promise<End> {
  const { request, connection, platform, counts, table, journal } = options;
  const { clock } = platform;
  const pace = createPace({ rate: request.rate, clock });
  const control = createRunControl({ pace, counts, clock });
  const manner = { quiet: request.quiet === true, input: request.input !== false };
  const view = await showProgress(control, { platform, ...manner });
  const troubles: string[] = [];
  try {
    const entries = readAddresses(source.read());
    const stop = await runBulk({
      addresses: selectAddresses(entries, { table, counts, repeatUnknown: request.repeatUnknown === true }),
      ask: await askForMail(connection, control.signal),
      counts,
      journal,
      pace,
      concurrency: request.concurrency ?? 4,
      clock,
      onTrouble(address, verdict) {
        if (troubles.length < mostTold) troubles.push(tellTrouble(address, verdict));
      },
    });
    return { stop, interrupted: control.isEnding(), troubles };
  } finally {
    control.release();
    await view.close();
    await journal.close();
  }
}

function reportTrouble({ stop, troubles }: End, { connection, platform }: Options): void {
  platform.stderr.write(troubles.join(""));
  if (stop === undefined) return;
  const { name: server, limit } = connection.facts;
  const call = { kind: "ask", email: stop.email } as const;
  platform.stderr.write(reportFailure(stop.failure, { call, server, limit }).text);
}

/** Where the journal stands; a list that came through stdin has no name to put it beside. */
function journalPath({ file, request }: Options): string {
  if (request.journal !== undefined) return request.journal;
  if (file !== "-") return `${file}.journal`;
  throw new UsageError(
    "a list from stdin needs --journal <file>, so that the run can be gone on with. Nothing was sent. Name one.",
  );
}

async function checkAll(source: Source, { stderr }: Platform): Promise<number> {
  const { addresses, problems } = await checkSource(source, ({ line, problem }) => {
    stderr.write(`${source.name}, line ${line}: ${problem}\n`);
  });
  if (problems > 0) {
    throw new UsageError(
      `${problems === 1 ? "one line" : `${problems} lines`} of ${source.name} cannot be used. Nothing was sent. Correct or remove what is named above.`,
    );
  }
  if (addresses > 0) return addresses;
  throw new UsageError(`${source.name} holds no address. Nothing was sent. Put one on each line.`);
}

const troubleWords = {
  rejected: "rejected by the server",
  unknown: "unknown: nobody can know whether a mail was sent",
} as const;

function tellTrouble({ email, line }: Address, verdict: keyof typeof troubleWords): string {
  return `line ${line}, ${email}: ${troubleWords[verdict]}\n`;
}
