/** An address for each number, as long as addresses are. */
export function addressOf(index: number): string {
  return `user.number${index}@department${index % 97}.example.com`;
}
