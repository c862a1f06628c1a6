import { writeFileSync } from 'node:fs';

/* Loaded with --import: leaves the highest resident memory of the process, threads included, in kibibytes. */
const file = process.env.BENCH_MEMORY_FILE;
if (file) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
