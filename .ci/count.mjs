// Adds up the JSON reports of vitest that are given: `N passed, N failed`. A file that could not be run at all counts as one failed.
import { existsSync, readFileSync } from 'node:fs';

const reports = process.argv
  .slice(2)
  .filter((file) => existsSync(file))
  .map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (count) => reports.reduce((total, report) => total + count(report), 0);
const passed = sum(({ numPassedTests }) => numPassedTests);
const failed = sum(
  ({ numFailedTests, testResults }) =>
    numFailedTests + testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length,
);
console.log(`${passed} passed, ${failed} failed`);
