/** Writes the published schema of plans from the one that reads them: `npm run write:plan-schema`. */
import { writeFileSync } from 'node:fs';
import { planJsonSchema } from '../dist/uber/plan/schema.js';

writeFileSync('schema/plan.json', `${JSON.stringify(planJsonSchema(), undefined, 2)}\n`);
