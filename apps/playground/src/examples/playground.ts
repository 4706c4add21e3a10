// What the page gives to an example. There is nothing behind these names until one runs.

/** Where the server in this page speaks the contract. */
export declare const baseUrl: string;

/** A user key of ada@example.com on that server. */
export declare const userKey: string;
