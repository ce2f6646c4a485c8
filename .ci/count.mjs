// Adds up the JSON reports of vitest that are given: `N passed, N failed`. A file that could not be run at all, and a report that was never written, count as one failed.
import { existsSync, readFileSync } from 'node:fs';

const NOT_RUN = { numPassedTests: 0, numFailedTests: 1, testResults: [] };
const reports = process.argv.slice(2).map((file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : NOT_RUN));
const sum = (count) => reports.reduce((total, report) => total + count(report), 0);
const passed = sum(({ numPassedTests }) => numPassedTests);
const failed = sum(
  ({ numFailedTests, testResults }) =>
    numFailedTests + testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length,
);
console.log(`${passed} passed, ${failed} failed`);
