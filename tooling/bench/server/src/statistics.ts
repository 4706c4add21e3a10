/** The smallest of the values that so large a part of them do not exceed. NaN where there is none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/**
 * How likely a difference as large as that between two samples would be if there were none (Mann-Whitney, two-sided,
 * by the normal approximation, which is fine from some twenty values each; equal values share their rank).
 */
export function likelihood(left: readonly number[], right: readonly number[]): number {
  const all = [
    ...left.map((value) => ({ value, left: true })),
    ...right.map((value) => ({ value, left: false })),
  ];
  all.sort((one, other) => one.value - other.value);
  let rankSum = 0;
  for (let index = 0; index < all.length;) {
    let end = index;
    while (end < all.length && all[end]?.value === all[index]?.value) end += 1;
    const rank = (index + 1 + end) / 2;
    rankSum += rank * all.slice(index, end).filter(({ left: isLeft }) => isLeft).length;
    index = end;
  }
  const mean = (left.length * (all.length + 1)) / 2;
  const deviation = Math.sqrt((left.length * right.length * (all.length + 1)) / 12);
  return 2 * (1 - normal(Math.abs((rankSum - mean) / deviation)));
}

/** The normal distribution, to seven digits (Abramowitz and Stegun 7.1.26). */
function normal(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const terms = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  const sum = terms.reduceRight((total, term) => total * t + term, 0) * t;
  return (1 + (1 - sum * Math.exp(-x * x))) / 2;
}
