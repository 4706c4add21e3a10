/** Where a contender answers, and the one request that it is measured with. */
export type Target = {
  readonly url: string;
  readonly method: "POST" | "DELETE";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Other paths to ask for in turn, in place of the URL's. */
  readonly paths?: readonly string[];
};

/** What a contender is started with. */
export type Place = {
  /** A folder of its own. */
  readonly folder: string;
  /** A database on a PostgreSQL that runs. */
  readonly postgresUrl: string;
};

/** Something that answers requests in this process. */
export type Contender = {
  readonly name: string;
  readonly start: (place: Place) => Promise<Target>;
};
