#!/usr/bin/env node
import { runCommand } from './cli/program.ts';

// Whoever prints learns of it by itself.
process.stdout.on('error', () => undefined);

await runCommand(process.argv.slice(2));
