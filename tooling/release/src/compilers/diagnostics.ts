/**
 * The lines of a compiler's output that speak of our declarations or of the code that uses them; what
 * other people's declarations lack is not ours to mend.
 */
export function ownDiagnostics(output: string): readonly string[] {
  return output
    .split("\n")
    .filter((line) => /\berror TS\d+/.test(line))
    .filter((line) => !/^[^(]*node_modules[\\/](?![^(]*node_modules)(?!@metal[\\/])/.test(line));
}
