/** What the page gives to an example. */
declare module "playground" {
  /** Where the server in this page speaks the contract. */
  export const baseUrl: string;
  /** A user key of ada@example.com on that server. */
  export const userKey: string;
}
