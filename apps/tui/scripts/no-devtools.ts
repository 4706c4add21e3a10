/** Stands in for a debugger that is not part of the program. */
const nothing = { initialize: (): void => undefined, connectToDevTools: (): void => undefined };
// oxlint-disable-next-line import/no-default-export -- the import that it answers is a default import.
export default nothing;
