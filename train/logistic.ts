/** An example: its features, and whether what they speak for is so. */
export type Example = { features: number[]; isRight: boolean };

/** Logistic regression with a ridge on all weights but the first, fitted by Newton's method (iteratively reweighted least squares). */
export const fitLogistic = (examples: Example[], ridge: number): number[] => {
  const size = examples[0]?.features.length ?? 0;
  let weights = new Array<number>(size).fill(0);
  for (let round = 0; round < 25; round++) {
    const gradient = weights.map((weight, k) => (k === 0 ? 0 : -ridge * weight));
    const curvature = weights.map((_, k) => weights.map((__, l) => (k === l && k > 0 ? ridge : k === l ? 1e-9 : 0)));
    for (const { features, isRight } of examples) {
      const chance = 1 / (1 + Math.exp(-dot(features, weights)));
      for (let k = 0; k < size; k++) {
        add(gradient, k, (Number(isRight) - chance) * (features[k] ?? 0));
        for (let l = 0; l < size; l++) add(curvature[k] ?? [], l, chance * (1 - chance) * (features[k] ?? 0) * (features[l] ?? 0));
      }
    }
    const step = solve(curvature, gradient);
    weights = weights.map((weight, k) => weight + (step[k] ?? 0));
  }
  return weights;
};

const add = (values: number[], at: number, value: number): void => {
  values[at] = (values[at] ?? 0) + value;
};
const dot = (a: number[], b: number[]): number => a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);

/** Solves `matrix · x = right` by elimination with pivots. */
const solve = (matrix: number[][], right: number[]): number[] => {
  const rows = matrix.map((row, k) => [...row, right[k] ?? 0]);
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows.slice(k).reduce((best, row, i) => (Math.abs(row[k] ?? 0) > Math.abs(rows[best]?.[k] ?? 0) ? k + i : best), k);
    [rows[k], rows[pivot]] = [rows[pivot] ?? [], rows[k] ?? []];
    for (let i = 0; i < rows.length; i++) {
      const factor = i === k ? 0 : (rows[i]?.[k] ?? 0) / (rows[k]?.[k] ?? 1);
      if (factor !== 0) rows[i] = (rows[i] ?? []).map((value, l) => value - factor * (rows[k]?.[l] ?? 0));
    }
  }
  return rows.map((row, k) => (row.at(-1) ?? 0) / (row[k] ?? 1));
};
